const dayOf = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const monthOf = new Intl.DateTimeFormat(undefined, {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/**
 * What the figures of the months are called.
 *
 * @param lastDate - `YYYY-MM-DD`: the last day that AWS told of.
 */
export function monthTexts(lastDate: string) {
  const last = new Date(`${lastDate}T00:00:00Z`);
  const [year, month, day] = [
    last.getUTCFullYear(),
    last.getUTCMonth(),
    last.getUTCDate(),
  ];
  // The month before may be shorter: day 0 is its last day.
  const daysBefore = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const before = new Date(Date.UTC(year, month - 1, Math.min(day, daysBefore)));
  return {
    monthToDate: `This month, to ${dayOf.format(last)}`,
    lastMonthToDate: `Last month, to ${dayOf.format(before)}`,
    lastMonth: `All of ${monthOf.format(before)}`,
  };
}

/** How an amount differs from one before, such as `12% more than last month`; nothing where there is none to compare. */
export function changeText(amount: number, before: number): string | undefined {
  if (before <= 0) {
    return undefined;
  }
  const change = amount / before - 1;
  const percent = new Intl.NumberFormat(undefined, {
    style: 'percent',
    maximumFractionDigits: 0,
  }).format(Math.abs(change));
  if (Math.abs(change) < 0.005) {
    return 'The same as last month to this day';
  }
  return `${percent} ${
    change > 0 ? 'more' : 'less'
  } than last month to the same day`;
}
