import { ProjectCosts } from '@atelier/plugin-ml-platform-common';
import { TitledSeries } from './chartSeries';

/** The daily costs for a spreadsheet: a line a day, a column for each part; amounts unrounded. */
export function costsCsv(costs: ProjectCosts, series: TitledSeries[]): string {
  const header = ['Day (UTC)', ...series.map(it => it.title), 'Total', 'Unit'];
  const days = costs.dates.map((date, day) => [
    date,
    ...series.map(({ amounts }) => amounts[day]),
    series.reduce((sum, { amounts }) => sum + amounts[day], 0),
    costs.unit,
  ]);
  return [header, ...days]
    .map(row => row.map(field).join(','))
    .join('\r\n')
    .concat('\r\n');
}

/** Text in quotes; what a spreadsheet would take for a formula is kept from being one. */
function field(value: string | number): string {
  if (typeof value === 'number') {
    return String(value);
  }
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${text.replace(/"/g, '""')}"`;
}
