/** A check that an input did not pass. */
export interface Failure {
  /** The whole sentence, as AWS writes it. */
  message: string;
  /** What the value broke, for example `MAX_LENGTH_EXCEEDED`. */
  constraint: string;
  /** For example `tags.1.member.key`. */
  path: string;
  value: unknown;
}

/** A value of the wrong type: AWS refuses the whole request. */
export class SerializationFailure extends Error {
  constructor(message: string, readonly path = '', readonly value?: unknown) {
    super(message);
  }
}

/** Something that AWS takes and the sandbox does not. */
export class Lacking extends Error {}

const jsonTypes: Record<string, string> = {
  string: 'STRING_VALUE',
  number: 'NUMBER_VALUE',
  boolean: 'TRUE_VALUE',
};

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

  /** A member of this structure, or what a list or map holds. */
  at(name: string): Reading {
    const lower = name[0].toLowerCase() + name.slice(1);
    const path = this.path ? `${this.path}.${lower}` : lower;
    return new Reading(this.isText, path, this.failures);
  }

  /** The same place, with failures of its own. */
  aside(failures: Failure[]): Reading {
    return new Reading(this.isText, this.path, failures);
  }

  /** Notes that `value` broke a rule, in AWS's words. */
  fail(value: unknown, rule: string, constraint: string): void {
    const shown =
      value === undefined || value === null ? 'null' : `'${show(value)}'`;
    this.failures.push({
      message: `Value ${shown} at '${this.path}' failed to satisfy constraint: ${rule}`,
      constraint,
      path: this.path,
      value,
    });
  }

  /** What AWS's JSON reader says of a value of the wrong type. */
  wrongType(value: unknown, type: string): SerializationFailure {
    const found = Array.isArray(value)
      ? 'START_ARRAY'
      : jsonTypes[typeof value] ?? 'START_OBJECT';
    const article = type === 'Integer' ? 'an' : 'a';
    return new SerializationFailure(
      `${found} can not be converted to ${article} ${type}`,
      this.path,
      value,
    );
  }
}

/** As AWS's Java prints it. */
function show(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(show).join(', ')}]`;
  }
  if (typeof value !== 'object' || value === null) {
    return String(value);
  }
  const entries = Object.entries(value);
  return `{${entries.map(([key, one]) => `${key}=${show(one)}`).join(', ')}}`;
}

/** The bounds of a length, a size or a value. */
export interface Bounds {
  min?: number;
  max?: number;
}

/** What a shape declares, as AWS's models do: for tests that compare, or that break it. */
export type Description =
  | ({
      type: 'string';
      pattern?: string;
      enum?: readonly string[];
      /** Values of the enumeration that the sandbox does not take. */
      lacks?: readonly string[];
    } & Bounds)
  | ({ type: 'integer' | 'number' | 'blob' } & Bounds)
  | { type: 'boolean' | 'timestamp' | 'document' }
  | ({ type: 'list'; item: Shape<unknown> } & Bounds)
  | ({ type: 'map'; key: Shape<unknown>; value: Shape<unknown> } & Bounds)
  | {
      type: 'structure';
      members: Record<string, Shape<unknown>>;
      /** Members that AWS takes and the sandbox does not. */
      lacks: readonly string[];
    };

/** What an input must be, and the type it then has. */
export interface Shape<T, Required extends boolean = boolean> {
  readonly isRequired: Required;
  readonly description: Description;
  /** The same shape, as a member that must be there. */
  required(): Shape<T, true>;
  /** Reads a value that is there. A broken rule is noted in `reading`. */
  read(value: unknown, reading: Reading): T;
}

/** A shape from what it declares, or what gives that later, and the function that reads it. */
export function shape<T>(
  declared: Description | (() => Description),
  read: Shape<T>['read'],
): Shape<T, false> {
  const make = <R extends boolean>(isRequired: R): Shape<T, R> => ({
    isRequired,
    get description() {
      return typeof declared === 'function' ? declared() : declared;
    },
    required: () => make(true),
    read,
  });
  return make(false);
}
