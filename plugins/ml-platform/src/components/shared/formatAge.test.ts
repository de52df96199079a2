import { formatAge } from './formatAge';

describe('formatAge', () => {
  const now = Date.parse('2026-11-24T12:00:00Z');

  it.each([
    ['2026-11-24T12:00:30Z', 'just now'],
    ['2026-11-24T11:59:01Z', 'just now'],
    ['2026-11-24T11:59:00Z', '1 min ago'],
    ['2026-11-24T11:00:01Z', '59 min ago'],
    ['2026-11-24T11:00:00Z', '1 h ago'],
    ['2026-11-23T12:00:01Z', '23 h ago'],
    ['2026-11-23T12:00:00Z', '1 day ago'],
    ['2026-11-14T12:00:00Z', '10 days ago'],
  ])('says of %s: %s', (iso, age) => {
    expect(formatAge(iso, now)).toBe(age);
  });
});
