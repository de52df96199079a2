/** Gives out `burst` tokens at once, and `rate` more a second. */
export class TokenBucket {
  private tokens: number;

  /** @param at - now, in milliseconds */
  constructor(
    private readonly rate: number,
    private readonly burst: number,
    private at: number,
  ) {
    this.tokens = burst;
  }

  /** Takes a token. False where there is none. */
  take(now: number): boolean {
    const refilled = (Math.max(now - this.at, 0) / 1_000) * this.rate;
    this.tokens = Math.min(this.burst, this.tokens + refilled);
    this.at = now;
    if (this.tokens < 1) {
      return false;
    }
    this.tokens--;
    return true;
  }
}
