import type { RequestContext } from '../RequestContext';
import type { Template } from '../matching/template';
import { isArnLikeTemplate } from './arns';
import { isInRange } from './addresses';
import { compareDates, compareNumbers } from './comparisons';
import { isSameBinary, isSameBoolean, strings } from './texts';

/** Whether a value of the request is as the policy wants it. */
export type Matches = (
  wanted: Template,
  value: string,
  context: RequestContext,
) => boolean;

export interface ConditionOperator {
  name: string;
  /** For example `StringNotEquals`: met where `matches` is not. */
  isNegated: boolean;
  matches: Matches;
}

const matchers: Record<string, Matches> = {
  StringEquals: strings.equals,
  StringEqualsIgnoreCase: strings.equalsIgnoreCase,
  StringLike: strings.like,
  NumericEquals: compareNumbers((value, wanted) => value === wanted),
  NumericLessThan: compareNumbers((value, wanted) => value < wanted),
  NumericLessThanEquals: compareNumbers((value, wanted) => value <= wanted),
  NumericGreaterThan: compareNumbers((value, wanted) => value > wanted),
  NumericGreaterThanEquals: compareNumbers((value, wanted) => value >= wanted),
  DateEquals: compareDates((value, wanted) => value === wanted),
  DateLessThan: compareDates((value, wanted) => value < wanted),
  DateLessThanEquals: compareDates((value, wanted) => value <= wanted),
  DateGreaterThan: compareDates((value, wanted) => value > wanted),
  DateGreaterThanEquals: compareDates((value, wanted) => value >= wanted),
  Bool: isSameBoolean,
  BinaryEquals: isSameBinary,
  IpAddress: isInRange,
  ArnEquals: isArnLikeTemplate,
  ArnLike: isArnLikeTemplate,
  Null: isSameBoolean,
};

/** The negated form of an operator that has one. */
const negations: Record<string, string> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  NumericNotEquals: 'NumericEquals',
  DateNotEquals: 'DateEquals',
  NotIpAddress: 'IpAddress',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
};

/**
 * AWS's condition operators, by name.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export const operators: ReadonlyMap<string, ConditionOperator> = new Map(
  [
    ...Object.entries(matchers).map(([name, matches]) => ({
      name,
      isNegated: false,
      matches,
    })),
    ...Object.entries(negations).map(([name, positive]) => ({
      name,
      isNegated: true,
      matches: matchers[positive],
    })),
  ].map(operator => [operator.name, operator]),
);
