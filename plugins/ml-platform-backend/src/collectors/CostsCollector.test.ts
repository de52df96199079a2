import { lastDays } from './CostsCollector';

describe('lastDays', () => {
  it('is 90 days with today, by UTC days', () => {
    expect(lastDays(new Date('2026-03-01T23:30:00-05:00'))).toEqual({
      start: '2025-12-03',
      end: '2026-03-03',
    });
    const { start, end } = lastDays(new Date('2026-11-23T12:00:00Z'));
    expect(Date.parse(end) - Date.parse(start)).toBe(90 * 24 * 3600 * 1000);
  });
});
