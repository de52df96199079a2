/** Hides secrets in a text that comes in pieces, also where one is cut in two. */
export class Masker {
  private readonly secrets: readonly string[];
  private held = '';

  constructor(secrets: readonly string[]) {
    this.secrets = [...new Set(secrets)]
      .filter(Boolean)
      .sort((a, b) => b.length - a.length);
  }

  /** What of the text so far can be shown. */
  push(text: string): string {
    return this.mask(this.held + text, false);
  }

  /** The rest, when no more text comes. */
  end(): string {
    return this.mask(this.held, true);
  }

  private mask(text: string, isEnd: boolean): string {
    let shown = '';
    let position = 0;
    while (position < text.length) {
      const next = this.nextStart(text, position);
      shown += text.slice(position, next);
      const rest = text.slice(next);
      if (!isEnd && this.secrets.some(secret => isBeginning(rest, secret))) {
        this.held = rest;
        return shown;
      }
      const secret = this.secrets.find(one => rest.startsWith(one));
      shown += secret ? '[MASKED]' : rest.slice(0, 1);
      position = next + (secret?.length ?? 1);
    }
    this.held = '';
    return shown;
  }

  /** Where the next secret could begin. */
  private nextStart(text: string, from: number): number {
    const found = this.secrets
      .map(secret => text.indexOf(secret[0], from))
      .filter(index => index >= 0);
    return found.length ? Math.min(...found) : text.length;
  }
}

function isBeginning(text: string, secret: string): boolean {
  return (
    text.length > 0 && text.length < secret.length && secret.startsWith(text)
  );
}
