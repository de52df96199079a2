import { UNTAGGED } from '@atelier/plugin-ml-platform-common';
import { chartSeries, TitledSeries } from './chartSeries';

const series = (key: string, ...amounts: number[]): TitledSeries => ({
  key,
  title: key || 'Not tagged',
  amounts,
  total: amounts.reduce((sum, it) => sum + it, 0),
});

describe('chartSeries', () => {
  it('gives each part a colour of its own, and none to what is not tagged', () => {
    expect(
      chartSeries([series(UNTAGGED, 9), series('a', 2), series('b', 1)]),
    ).toEqual([
      { title: 'a', amounts: [2], color: 0 },
      { title: 'b', amounts: [1], color: 1 },
      { title: 'Not tagged', amounts: [9] },
    ]);
  });

  it('shows what has no colour left as one, so that all still adds up', () => {
    const many = Array.from({ length: 11 }, (_it, index) =>
      series(`s${index}`, 11 - index, 1),
    );

    const shown = chartSeries(many);

    expect(shown).toHaveLength(9);
    expect(shown[8]).toEqual({
      title: '3 others',
      amounts: [3 + 2 + 1, 3],
    });
    expect(shown.flatMap(it => it.amounts).reduce((a, b) => a + b)).toBe(77);
  });

  it('makes nothing of nothing', () => {
    expect(chartSeries([])).toEqual([]);
  });
});
