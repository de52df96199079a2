import { AwsError } from '../errors';

const costMetrics = [
  'AmortizedCost',
  'BlendedCost',
  'NetAmortizedCost',
  'NetUnblendedCost',
  'UnblendedCost',
];

/** Price of an instance hour, to make a usage of a cost. */
const usdPerHour = 0.23;

export type Metrics = Record<string, { Amount: string; Unit: string }>;

/** Writes US dollars in the metrics asked for. Throws ValidationException. */
export function readMetrics(names: string[]): (usd: number) => Metrics {
  const wrong = names.find(
    name => ![...costMetrics, 'UsageQuantity'].includes(name),
  );
  if (wrong !== undefined || names.length === 0) {
    throw new AwsError(
      'ValidationException',
      `Invalid metric name: ${wrong ?? 'none given'}`,
    );
  }
  return usd =>
    Object.fromEntries(
      names.map(name => [
        name,
        name === 'UsageQuantity'
          ? { Amount: amount(usd / usdPerHour), Unit: 'N/A' }
          : { Amount: amount(usd), Unit: 'USD' },
      ]),
    );
}

/** At most ten decimals, as AWS writes amounts. */
function amount(value: number): string {
  return String(Number(value.toFixed(10)));
}
