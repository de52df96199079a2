import fc from 'fast-check';
import type { Shape } from '../../shapes';
import { sample } from './sample';

/** Texts that are likely to be taken for something that they are not. */
const oddTexts = [
  '',
  '%ZZ',
  '../..',
  '{}',
  '[]',
  'null',
  '__proto__',
  'arn:aws:iam::201000000011:role/x',
  'arn:aws:s3',
  's3://',
  '999999999999',
];

/** Inputs of the right types: some keep to the constraints, some do not. */
export function anyInput(
  shape: Shape<unknown>,
  depth = 0,
): fc.Arbitrary<unknown> {
  const { description } = shape;
  const whole = fc.constant(sample(shape));
  if (depth > 4) {
    return whole;
  }
  switch (description.type) {
    case 'string':
      return fc.oneof(
        { weight: 6, arbitrary: whole },
        fc.constantFrom(...(description.enum ?? oddTexts)),
        fc.string({ maxLength: 12 }),
      );
    case 'integer':
    case 'number':
      return fc.oneof(whole, fc.integer({ min: -1, max: 100 }));
    case 'boolean':
      return fc.boolean();
    case 'list':
      return fc.array(anyInput(description.item, depth + 1), { maxLength: 3 });
    case 'map':
      return fc.dictionary(
        fc.constantFrom(String(sample(description.key)), 'x'),
        anyInput(description.value, depth + 1),
        { maxKeys: 2 },
      );
    case 'structure': {
      const { members } = description;
      const requiredKeys = Object.keys(members).filter(
        name => members[name].isRequired,
      );
      const model = Object.fromEntries(
        Object.entries(members).map(([name, member]) => [
          name,
          anyInput(member, depth + 1),
        ]),
      );
      return fc.record(model, { requiredKeys });
    }
    default:
      return whole;
  }
}
