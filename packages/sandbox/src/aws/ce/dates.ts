import { AwsError } from '../errors';

export interface Period {
  /** First day, `YYYY-MM-DD`. */
  Start: string;
  /** The day after the last. */
  End: string;
}

const dayMs = 24 * 60 * 60 * 1_000;
/** How far back Cost Explorer looks. */
const maxMonths = 14;

export function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return toDay(new Date(Date.parse(day) + days * dayMs));
}

/** The days of a period. */
export function daysOf({ Start, End }: Period): string[] {
  const days = [];
  for (let day = Start; day < End; day = addDays(day, 1)) {
    days.push(day);
  }
  return days;
}

/** The months of a period; the first and the last may be cut. */
export function monthsOf({ Start, End }: Period): Period[] {
  const months = [];
  for (let start = Start; start < End; ) {
    const next = firstOfNextMonth(start);
    const end = next < End ? next : End;
    months.push({ Start: start, End: end });
    start = end;
  }
  return months;
}

/** Refuses a period that is empty, no date or too long ago. */
export function checkPeriod({ Start, End }: Period, now: Date): void {
  for (const day of [Start, End]) {
    const time = Date.parse(day);
    if (Number.isNaN(time) || toDay(new Date(time)) !== day) {
      throw invalid(`${day} is not a date in the format yyyy-MM-dd`);
    }
  }
  if (Start >= End) {
    throw invalid('Start date (and hour) should be before end date (and hour)');
  }
  const oldest = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - maxMonths);
  if (Date.parse(Start) < oldest) {
    throw invalid(
      "You haven't enabled historical data beyond 14 months. Please choose a start date within 14 months.",
    );
  }
}

function firstOfNextMonth(day: string): string {
  const [year, month] = day.split('-').map(Number);
  return toDay(new Date(Date.UTC(year, month)));
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
