/** A check that an input did not pass. */
export interface Failure {
  /** The whole sentence, as AWS writes it. */
  message: string;
  /** What the value broke, for example `MAX_LENGTH_EXCEEDED`. */
  constraint: string;
}

/** A value of the wrong JSON type: AWS refuses the whole request. */
export class SerializationFailure extends Error {}

/** Reading one input: where in it we are, what failed so far. */
export class Reading {
  private constructor(
    /** True for the query protocol, where all scalars are text. */
    readonly isText: boolean,
    readonly path: string,
    private readonly failures: Failure[],
  ) {}

  static start(isText: boolean, failures: Failure[]): Reading {
    return new Reading(isText, '', failures);
  }

  /** A member of this structure, list or map. */
  at(name: string): Reading {
    const lower = name[0].toLowerCase() + name.slice(1);
    const path = this.path ? `${this.path}.${lower}` : lower;
    return new Reading(this.isText, path, this.failures);
  }

  /** Notes that `value` broke a rule, in AWS's words. */
  fail(value: unknown, rule: string, constraint: string): void {
    const shown =
      value === undefined || value === null ? 'null' : `'${show(value)}'`;
    this.failures.push({
      message: `Value ${shown} at '${this.path}' failed to satisfy constraint: ${rule}`,
      constraint,
    });
  }
}

function show(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What an input must be, and the type it then has. */
export interface Shape<T, Required extends boolean = boolean> {
  readonly isRequired: Required;
  /** The same shape, as a member that must be there. */
  required(): Shape<T, true>;
  /** Reads a value that is there. A broken rule is noted in `reading`. */
  read(value: unknown, reading: Reading): T;
}

/** A shape from the function that reads it. */
export function shape<T>(read: Shape<T>['read']): Shape<T, false> {
  const asRequired: Shape<T, true> = {
    isRequired: true,
    required: () => asRequired,
    read,
  };
  return { isRequired: false, required: () => asRequired, read };
}
