import { formatMoney } from '../shared/formatMoney';

/**
 * A day of the chart or tables, from `YYYY-MM-DD`, with its year where it is not this one.
 * Days of AWS's costs are in UTC.
 */
export function formatDay(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  const thisYear = new Date().getUTCFullYear();
  return day.toLocaleDateString(undefined, {
    day: 'numeric',
    month: 'short',
    year: day.getUTCFullYear() === thisYear ? undefined : 'numeric',
    timeZone: 'UTC',
  });
}

/** An amount at the chart's axis: short. */
export function formatAxisMoney(amount: number, unit: string): string {
  try {
    return new Intl.NumberFormat(undefined, {
      style: 'currency',
      currency: unit,
      notation: 'compact',
      minimumFractionDigits: 0,
      maximumFractionDigits: 1,
    }).format(amount);
  } catch {
    return formatMoney({ amount, unit });
  }
}

/** A share of a total, such as `12.5%`. */
export function formatShare(part: number, total: number): string {
  return new Intl.NumberFormat(undefined, {
    style: 'percent',
    maximumFractionDigits: 1,
  }).format(total === 0 ? 0 : part / total);
}
