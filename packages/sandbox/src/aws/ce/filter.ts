import { AwsError } from '../errors';
import type { Cost } from './costs';
import type { Expression } from './shapes';

type Test = (cost: Cost) => boolean;
type Dimension = NonNullable<NonNullable<Expression['Dimensions']>['Key']>;

/** A cost's value in a dimension. */
export const dimensions: Record<Dimension, (cost: Cost) => string> = {
  LINKED_ACCOUNT: ({ account }) => account,
  SERVICE: ({ line }) => line.service,
  REGION: ({ line }) => line.region,
  RECORD_TYPE: () => 'Usage',
};

/** The test that a filter expression stands for. Throws ValidationException. */
export function toTest(expression: Expression | undefined): Test {
  if (!expression) {
    return () => true;
  }
  const { And, Or, Not, Dimensions, Tags } = expression;
  if (Object.keys(expression).length !== 1) {
    throw new AwsError(
      'ValidationException',
      'Expression must have exactly one of Or, And, Not, Dimensions, Tags and CostCategories.',
    );
  }
  if (And) {
    const tests = operands(And, 'And');
    return cost => tests.every(test => test(cost));
  }
  if (Or) {
    const tests = operands(Or, 'Or');
    return cost => tests.some(test => test(cost));
  }
  if (Not) {
    const test = toTest(Not);
    return cost => !test(cost);
  }
  if (Dimensions?.Key) {
    const read = dimensions[Dimensions.Key];
    return cost => !!Dimensions.Values?.includes(read(cost));
  }
  const { Key = '', Values = [], MatchOptions } = Tags ?? {};
  return MatchOptions?.includes('ABSENT')
    ? cost => !(Key in cost.line.tags)
    : cost => Values.includes(cost.line.tags[Key] ?? '');
}

function operands(expressions: Expression[], name: string): Test[] {
  if (expressions.length < 2) {
    throw new AwsError(
      'ValidationException',
      `${name} expression must have at least 2 operands.`,
    );
  }
  return expressions.map(toTest);
}
