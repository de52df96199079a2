import { findOrganization } from '../organizations/documents';
import { globalScope, type Call } from '../service';
import { toDay, type Period } from './dates';
import { costProfiles, type CostLine, type CostProfile } from './documents';

/** A line of an account that costs something in a period. */
export interface Cost {
  account: string;
  accountName: string;
  /** First day with costs of the account. */
  since: string;
  line: CostLine;
}

/** How far a day's cost goes above and below the average. */
const spread = 0.15;
/** A month's costs grow by this much. */
const monthlyGrowth = 0.02;
const monthMs = 2.63e9;
const dayMs = 24 * 60 * 60 * 1_000;

/**
 * What costs something in a period: of the whole organization for its payer,
 * otherwise of the caller's own account.
 */
export function readCosts(period: Period, { account, env }: Call): Cost[] {
  const payer =
    findOrganization(env.store, account)?.managementAccount ?? account;
  const end = lastDayOf(period, env.clock.now());
  return env.store
    .list(costProfiles, globalScope(payer))
    .filter(
      (profile: CostProfile) =>
        profile.since < end &&
        (account === payer || profile.account === account),
    )
    .flatMap(({ lines, ...of }) => lines.map(line => ({ ...of, line })));
}

/** Where the costs of a period end, not included: a day has costs once it is over. */
export function lastDayOf({ Start, End }: Period, now: Date): string {
  const today = toDay(now);
  return [Start, End < today ? End : today].sort()[1];
}

/** The US dollars of a day by its line: always the same for the same line and day. */
export function dailyCost({
  account,
  since,
  line,
}: Cost): (day: string) => number {
  const { region, service, tags, usd, weekend, peak } = line;
  const seed = hash(JSON.stringify([account, service, region, tags]));
  const start = Date.parse(since);
  return day => {
    if (day < since) {
      return 0;
    }
    const time = Date.parse(day);
    const weekday = new Date(time).getUTCDay();
    const share = weekday === 0 || weekday === 6 ? weekend : 1;
    const noise = 1 + spread * (2 * fraction(seed + time / dayMs) - 1);
    const factor = peak?.day === day ? peak.factor : 1;
    const growth = 1 + (monthlyGrowth * (time - start)) / monthMs;
    return Number((usd * share * noise * factor * growth).toFixed(10));
  };
}

/** A whole number that belongs to a text. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value;
}

/** A number from 0 to 1 that looks random and belongs to a whole number. */
function fraction(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}
