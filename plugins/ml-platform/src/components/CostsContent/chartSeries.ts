import { CostSeries, UNTAGGED } from '@atelier/plugin-ml-platform-common';

/** A part of the costs with the name that people know it by. */
export interface TitledSeries extends CostSeries {
  title: string;
}

/** A part of the costs in the chart. */
export interface ChartSeries {
  title: string;
  amounts: number[];
  /** Which of the colours; absent: the quiet one, of what has no name of its own. */
  color?: number;
}

/** As many as can be told apart. */
const maxColors = 8;

/** The parts in the chart: those with the highest totals, and the others as one. They add up to the same. */
export function chartSeries(series: TitledSeries[]): ChartSeries[] {
  const named = series.filter(it => it.key !== UNTAGGED);
  const shown = named.slice(0, maxColors);
  const rest = named.slice(maxColors);
  const untagged = series.filter(it => it.key === UNTAGGED);

  return [
    ...shown.map(({ title, amounts }, color) => ({ title, amounts, color })),
    ...(rest.length > 0
      ? [{ title: `${rest.length} others`, amounts: sumOf(rest) }]
      : []),
    ...untagged.map(({ title, amounts }) => ({ title, amounts })),
  ];
}

function sumOf(series: CostSeries[]): number[] {
  return series[0].amounts.map((_amount, day) =>
    series.reduce((sum, { amounts }) => sum + amounts[day], 0),
  );
}
