import { Money } from '@atelier/plugin-ml-platform-common';

/** An amount in its currency, as the person's language writes it. */
export function formatMoney({ amount, unit }: Money): string {
  try {
    return new Intl.NumberFormat(undefined, {
      style: 'currency',
      currency: unit,
    }).format(amount);
  } catch {
    // Cost Explorer gives `N/A` where there is no currency.
    return `${amount.toFixed(2)} ${unit}`;
  }
}

/** The sum of amounts, or nothing where their currencies differ. */
export function sumMoney(amounts: Money[]): Money | undefined {
  const [first] = amounts;
  if (!first || amounts.some(({ unit }) => unit !== first.unit)) {
    return undefined;
  }
  return {
    amount: amounts.reduce((sum, { amount }) => sum + amount, 0),
    unit: first.unit,
  };
}
