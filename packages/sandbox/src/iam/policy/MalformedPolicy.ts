/** A policy document that AWS would refuse; the message is AWS's. */
export class MalformedPolicy extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MalformedPolicy';
  }
}

/** The message for a document whose structure is not a policy's. */
export function syntaxError(): MalformedPolicy {
  return new MalformedPolicy('Syntax errors in policy.');
}
