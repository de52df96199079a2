import { createHash } from 'node:crypto';
import { findOrganization } from '../organizations/documents';
import { globalScope, type Call } from '../service';
import { daysOf, toDay, type Period } from './dates';
import { costProfiles, type CostLine, type CostProfile } from './documents';

/** What one line of an account cost on one day. */
export interface Cost {
  day: string;
  account: string;
  accountName: string;
  line: CostLine;
  usd: number;
}

/** How far a day's cost goes above and below the average. */
const spread = 0.15;
/** A month's costs grow by this much. */
const monthlyGrowth = 0.02;

/**
 * The costs of a period: of the whole organization for its payer, otherwise
 * of the caller's own account. A day has costs once it is over.
 */
export function readCosts(period: Period, { account, env }: Call): Cost[] {
  const payer =
    findOrganization(env.store, account)?.managementAccount ?? account;
  const today = toDay(env.clock.now());
  const end = period.End < today ? period.End : today;
  const days = daysOf({ Start: period.Start, End: end });
  return env.store
    .list(costProfiles, globalScope(payer))
    .filter(profile => account === payer || profile.account === account)
    .flatMap(profile =>
      days
        .filter(day => day >= profile.since)
        .flatMap(day =>
          profile.lines.map(line => ({
            day,
            account: profile.account,
            accountName: profile.accountName,
            line,
            usd: costOf(line, day, profile),
          })),
        ),
    );
}

/** Always the same for the same line and day. */
function costOf(line: CostLine, day: string, profile: CostProfile): number {
  const weekday = new Date(day).getUTCDay();
  const share = weekday === 0 || weekday === 6 ? line.weekend : 1;
  const months = (Date.parse(day) - Date.parse(profile.since)) / 2.63e9;
  const seed = [profile.account, line.service, line.region, line.tags, day];
  const noise = 1 + spread * (2 * fraction(JSON.stringify(seed)) - 1);
  const peak = line.peak?.day === day ? line.peak.factor : 1;
  const usd = line.usd * share * noise * peak * (1 + monthlyGrowth * months);
  return Number(usd.toFixed(10));
}

/** A number from 0 to 1 that looks random and belongs to `text`. */
function fraction(text: string): number {
  return createHash('sha1').update(text).digest().readUInt32BE() / 2 ** 32;
}
