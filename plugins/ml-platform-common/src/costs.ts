import { PartFailure } from './types';

/** By what costs are split. @public */
export const costGroupings = ['service', 'account', 'stage', 'user'] as const;

/** One of {@link costGroupings}. @public */
export type CostGrouping = (typeof costGroupings)[number];

/**
 * The key of costs that carry no user tag, in the grouping `user`.
 *
 * @public
 */
export const UNTAGGED = '';

/** One part of the daily costs. @public */
export interface CostSeries {
  /** Service name, account id, stage, or entity ref of a person; `UNTAGGED` for the rest of the grouping `user`. */
  key: string;
  /** One amount per date, in the unit of the answer. */
  amounts: number[];
  /** Sum of `amounts`. */
  total: number;
}

/**
 * What an ML project costs, day by day. The series of every grouping add up to `total`.
 *
 * Source: Cost Explorer `GetCostAndUsage`, `UnblendedCost`, per linked account.
 *
 * @public
 */
export interface ProjectCosts {
  /** ISO 4217. */
  unit: string;
  groupBy: CostGrouping;
  /** `YYYY-MM-DD`, without gaps, oldest first. */
  dates: string[];
  /** Highest total first. */
  series: CostSeries[];
  total: number;
  /** This month, up to the last date. */
  monthToDate: number;
  /** Last month up to the same day of the month. */
  lastMonthToDate: number;
  /** The whole of last month. */
  lastMonth: number;
  /** ISO 8601 of the oldest part shown; absent while nothing was read yet. */
  asOf?: string;
  failures: PartFailure[];
}

/** Which costs. @public */
export interface ProjectCostsRequest {
  /** Default `service`. */
  groupBy?: CostGrouping;
  /** The last so many days, 1 to 365; default 30. */
  days?: number;
}
