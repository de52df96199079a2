import { kind } from '../../store';

/** What an account spends a day, in one service and region, under the same tags. */
export interface CostLine {
  service: string;
  region: string;
  /** On an average working day. */
  usd: number;
  /** A weekend day's share of a working day. */
  weekend: number;
  /** A day, `YYYY-MM-DD`, on which it costs so many times as much: somebody left something running. */
  peak?: { day: string; factor: number };
  tags: Record<string, string>;
}

/** How an account spends. */
export interface CostProfile {
  account: string;
  accountName: string;
  /** First day with costs, `YYYY-MM-DD`. */
  since: string;
  lines: CostLine[];
}

/** By account id, in scope (payer account, aws-global). */
export const costProfiles = kind<CostProfile>('ce.profile');
