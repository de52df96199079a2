import { formatDay } from './formatCosts';

describe('formatDay', () => {
  afterEach(() => jest.useRealTimers());

  it.each([
    ['2026-11-02', 'Nov 2'],
    ['2025-11-30', 'Nov 30, 2025'],
  ])('says the year of %s only where it is another one', (date, text) => {
    jest.useFakeTimers({ now: Date.parse('2026-11-29T12:00:00Z') });

    expect(formatDay(date)).toBe(text);
  });
});
