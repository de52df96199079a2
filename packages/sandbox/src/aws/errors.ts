/** An error as AWS answers it: its code on the wire, its message, its HTTP status. */
export class AwsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
    /** Further members of the error's shape, for example `Reason`. */
    readonly members: Record<string, string> = {},
  ) {
    super(message);
    this.name = 'AwsError';
  }
}

/** The refusal of something that AWS has and the sandbox has not. */
export class NotThere extends AwsError {
  constructor(readonly what: string, { code, status }: AwsError) {
    super(code, `The sandbox has no ${what}.`, status);
  }
}
