import { ProjectCosts } from '@atelier/plugin-ml-platform-common';
import { costsCsv } from './costsCsv';

const costs: ProjectCosts = {
  unit: 'USD',
  groupBy: 'user',
  dates: ['2026-11-01', '2026-11-02'],
  series: [],
  total: 0,
  monthToDate: 0,
  lastMonthToDate: 0,
  lastMonth: 0,
  failures: [],
};

describe('costsCsv', () => {
  it('has a line a day with its total', () => {
    expect(
      costsCsv(costs, [
        { key: 'a', title: 'A', amounts: [1.5, 2], total: 3.5 },
        { key: 'b', title: 'B', amounts: [0, 4], total: 4 },
      ]),
    ).toBe(
      '"Day (UTC)","A","B","Total","Unit"\r\n' +
        '"2026-11-01",1.5,0,1.5,"USD"\r\n' +
        '"2026-11-02",2,4,6,"USD"\r\n',
    );
  });

  it.each([
    ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@sum', `"'@sum"`],
    ['a "b", c', '"a ""b"", c"'],
  ])('keeps the text %s from being more than text', (title, written) => {
    const csv = costsCsv({ ...costs, dates: [] }, [
      { key: title, title, amounts: [], total: 0 },
    ]);

    expect(csv).toBe(`"Day (UTC)",${written},"Total","Unit"\r\n`);
  });
});
