import fc from 'fast-check';
import { UNTAGGED } from '@atelier/plugin-ml-platform-common';
import { datesUpTo } from '../store/CostStore';
import { KeyedCost, seriesOf } from './CostService';

const dates = datesUpTo('2026-11-23', 5);

const rows = (keys: string[]): fc.Arbitrary<KeyedCost[]> =>
  fc.array(
    fc.record({
      date: fc.constantFrom(...dates, '2026-11-01'),
      key: fc.constantFrom(...keys),
      // Refunds and credits are below zero.
      amount: fc.double({ min: -1e4, max: 1e6, noNaN: true }),
    }),
    { maxLength: 60 },
  );

describe('seriesOf', () => {
  it.each([
    ['by service', (key: string) => key, false],
    ['by stage', (key: string) => (key < 'b' ? 'dev' : 'prod'), false],
    ['by person', () => UNTAGGED, true],
  ])(
    'adds up to the total %s, on each date and over all',
    (_, keyOf, byPerson) => {
      fc.assert(
        fc.property(
          rows(['a', 'b', 'c']),
          rows(['user:default/ravi.patel', 'user:default/lena.koch']),
          (all, tagged) => {
            const { series, total } = seriesOf({
              dates,
              rows: all.map(row => ({ ...row, key: keyOf(row.key) })),
              tagged: byPerson ? tagged : [],
            });
            expect(series.reduce((sum, one) => sum + one.total, 0)).toBeCloseTo(
              total,
              3,
            );
            dates.forEach((date, day) =>
              expect(
                series.reduce((sum, { amounts }) => sum + amounts[day], 0),
              ).toBeCloseTo(
                all
                  .filter(one => one.date === date)
                  .reduce((sum, { amount }) => sum + amount, 0),
                3,
              ),
            );
          },
        ),
      );
    },
  );

  it('shows what nobody is tagged for', () => {
    const [date] = dates;
    const { series } = seriesOf({
      dates,
      rows: [
        { date, key: UNTAGGED, amount: 7 },
        { date, key: UNTAGGED, amount: 3 },
      ],
      tagged: [{ date, key: 'user:default/ravi.patel', amount: 4 }],
    });
    expect(series.map(({ key, total }) => [key, total])).toEqual([
      [UNTAGGED, 6],
      ['user:default/ravi.patel', 4],
    ]);
  });
});
