import type { Description, Shape } from '../../shapes';
import { breaks, type Constraint } from './breaks';
import { sample } from './sample';

/** An input that breaks one constraint, and what AWS says of it. */
export interface BadInput {
  constraint: Constraint;
  /** For example `Tags.1.Key`. */
  place: string;
  input: unknown;
  /** What the message of the error has in it. */
  message: string[];
}

/** Where in an otherwise sound input the walk is. */
interface Here {
  names: string[];
  /** The input with this value here. */
  put(value: unknown): unknown;
  /** What AWS says where the value here breaks the rule. */
  say(rule: string): string[];
  /** What holds this, to stop where shapes hold themselves. */
  above: Description[];
}

/** A bad input for each constraint of each member that the shape has. */
export function* badInputs(shape: Shape<unknown>): Generator<BadInput> {
  yield* walk(shape, {
    names: [],
    put: value => value,
    say: rule => [rule],
    above: [],
  });
}

function* walk(shape: Shape<unknown>, here: Here): Generator<BadInput> {
  const { description } = shape;
  if (here.above.includes(description)) {
    return;
  }
  for (const { constraint, value, words } of breaks(shape)) {
    yield {
      constraint,
      place: here.names.join('.'),
      input: here.put(value),
      message: isOfMember(constraint) ? here.say(words) : [words],
    };
  }
  const above = [...here.above, description];
  switch (description.type) {
    case 'structure':
      yield* walkMembers(shape, description.members, { ...here, above });
      for (const lacked of description.lacks) {
        yield {
          constraint: 'lacking',
          place: [...here.names, lacked].join('.'),
          input: here.put({ ...(sample(shape) as object), [lacked]: 'x' }),
          message: ['The sandbox has no '],
        };
      }
      break;
    case 'list':
      yield* walk(
        description.item,
        inside({ ...here, above }, description.item, 'Member', '1', one => [
          one,
        ]),
      );
      break;
    case 'map': {
      const { key, value } = description;
      const name = String(sample(key));
      yield* walk(
        value,
        inside({ ...here, above }, value, 'Map value', name, one => ({
          [name]: one,
        })),
      );
      const keys = inside({ ...here, above }, key, 'Map keys', 'key', one => ({
        [String(one)]: sample(value),
      }));
      for (const bad of walk(key, keys)) {
        if (bad.constraint !== 'type') {
          yield bad;
        }
      }
      break;
    }
    default:
  }
}

function isOfMember(constraint: Constraint): boolean {
  return constraint !== 'type' && constraint !== 'lacking';
}

function* walkMembers(
  shape: Shape<unknown>,
  members: Record<string, Shape<unknown>>,
  here: Here,
): Generator<BadInput> {
  const whole = sample(shape) as Record<string, unknown>;
  for (const [name, member] of Object.entries(members)) {
    const names = [...here.names, name];
    const say = (rule: string) => [
      `at '${spoken(names)}' failed to satisfy constraint: ${rule}`,
    ];
    if (member.isRequired) {
      const { [name]: _left, ...rest } = whole;
      yield {
        constraint: 'required',
        place: names.join('.'),
        input: here.put(rest),
        message: say('Member must not be null'),
      };
    }
    yield* walk(member, {
      ...here,
      names,
      say,
      put: value => here.put({ ...whole, [name]: value }),
    });
  }
}

/** What a list or map holds: of scalars AWS names the whole, with all that each must be. */
function inside(
  here: Here,
  { description }: Shape<unknown>,
  what: string,
  name: string,
  hold: (value: unknown) => unknown,
): Here {
  const isScalar = !['structure', 'list', 'map'].includes(description.type);
  const names = isScalar ? here.names : [...here.names, name, 'member'];
  const place = `at '${spoken(names)}' failed to satisfy constraint: `;
  return {
    ...here,
    names,
    put: value => here.put(hold(value)),
    say: rule =>
      isScalar
        ? [`${place}${what} must satisfy constraint: [`, rule]
        : [place + rule],
  };
}

function spoken(names: string[]): string {
  return names.map(name => name[0].toLowerCase() + name.slice(1)).join('.');
}
