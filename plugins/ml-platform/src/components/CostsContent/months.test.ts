import { changeText, monthTexts } from './months';

describe('monthTexts', () => {
  it.each([
    ['2026-11-23', 'to Nov 23', 'to Oct 23', 'October 2026'],
    ['2026-01-31', 'to Jan 31', 'to Dec 31', 'December 2025'],
    ['2026-03-31', 'to Mar 31', 'to Feb 28', 'February 2026'],
    ['2024-03-30', 'to Mar 30', 'to Feb 29', 'February 2024'],
  ])('names the months of %s', (date, now, before, month) => {
    const texts = monthTexts(date);

    expect(texts.monthToDate).toBe(`This month, ${now}`);
    expect(texts.lastMonthToDate).toBe(`Last month, ${before}`);
    expect(texts.lastMonth).toBe(`All of ${month}`);
  });
});

describe('changeText', () => {
  it.each([
    [112, 100, '12% more than last month to the same day'],
    [80, 100, '20% less than last month to the same day'],
    [100.4, 100, 'The same as last month to this day'],
    [10, 0, undefined],
    [10, -5, undefined],
  ])('says of %d after %d: %s', (amount, before, text) => {
    expect(changeText(amount, before)).toBe(text);
  });
});
