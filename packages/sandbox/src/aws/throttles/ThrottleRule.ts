/** How many requests an account may send. */
export interface ThrottleRule {
  service: string;
  /** Absent: each operation of the service for itself. */
  operation?: string;
  /** Account of the caller; absent: each account for itself. */
  account?: string;
  /** Requests a second that are refilled. */
  rate: number;
  /** Requests at once, when none were sent for a while. */
  burst: number;
}

/** A rule at work. */
export interface Throttle extends ThrottleRule {
  id: string;
  /** Requests it refused. */
  refused: number;
}
