import { formatMoney, sumMoney } from './formatMoney';

describe('formatMoney', () => {
  it('writes the currency as the language does', () => {
    expect(formatMoney({ amount: 1234.5, unit: 'USD' })).toBe('$1,234.50');
  });

  it('writes what is no currency behind the amount', () => {
    expect(formatMoney({ amount: 3, unit: 'N/A' })).toBe('3.00 N/A');
  });
});

describe('sumMoney', () => {
  it('adds amounts of one currency', () => {
    expect(
      sumMoney([
        { amount: 1, unit: 'USD' },
        { amount: 2.5, unit: 'USD' },
      ]),
    ).toEqual({ amount: 3.5, unit: 'USD' });
  });

  it('does not add currencies to each other', () => {
    expect(
      sumMoney([
        { amount: 1, unit: 'USD' },
        { amount: 1, unit: 'EUR' },
      ]),
    ).toBeUndefined();
  });
});
