import {
  CostGrouping,
  ProjectCosts,
  UNTAGGED,
} from '@atelier/plugin-ml-platform-common';

const dayTime = 24 * 60 * 60 * 1000;

/** Shares of the parts, of each grouping: each adds up to 1. */
const shares: Record<CostGrouping, Record<string, number>> = {
  service: {
    'Amazon SageMaker': 0.62,
    'Amazon Simple Storage Service': 0.11,
    'EC2 - Other': 0.09,
    AmazonCloudWatch: 0.06,
    'AWS Key Management Service': 0.04,
    'Amazon Virtual Private Cloud': 0.03,
    'AWS Lambda': 0.02,
    'Amazon Elastic Container Registry (ECR)': 0.015,
    'Amazon EventBridge': 0.01,
    'AWS Secrets Manager': 0.005,
  },
  account: {
    '201000000011': 0.55,
    '201000000013': 0.3,
    '201000000012': 0.15,
  },
  stage: { dev: 0.55, prod: 0.3, preprod: 0.15 },
  user: {
    [UNTAGGED]: 0.48,
    'user:default/ravi.patel': 0.29,
    'user:default/data-scientist': 0.23,
  },
};

/** Less at the weekend, a little more each month, and one day on which somebody forgot an instance. */
function dailyCost(day: number): number {
  const date = new Date(Date.now() - day * dayTime);
  const weekend = [0, 6].includes(date.getUTCDay()) ? 0.45 : 1;
  const wave = 1 + 0.12 * Math.sin(day * 1.7);
  const forgotten = day === 17 ? 3.1 : 1;
  return 58 * weekend * wave * forgotten * (1 - day * 0.001);
}

const sum = (amounts: number[]) => amounts.reduce((a, b) => a + b, 0);

/** The last so many days, oldest first; today is not told yet. */
export function dailyCosts(days: number): number[] {
  return Array.from({ length: days }, (_it, index) => dailyCost(days - index));
}

/** The costs of demand-forecast. */
export function projectCosts(
  groupBy: CostGrouping,
  days: number,
): Omit<ProjectCosts, 'asOf' | 'failures'> {
  const daily = dailyCosts(days);
  const dates = daily.map((_it, index) =>
    new Date(Date.now() - (days - index) * dayTime).toISOString().slice(0, 10),
  );
  const dayOfMonth = Number(dates[days - 1].slice(8));
  return {
    unit: 'USD',
    groupBy,
    dates,
    series: Object.entries(shares[groupBy]).map(([key, share]) => {
      const amounts = daily.map(it => it * share);
      return { key, amounts, total: sum(amounts) };
    }),
    total: sum(daily),
    monthToDate: sum(dailyCosts(dayOfMonth)),
    lastMonthToDate: sum(dailyCosts(dayOfMonth)) * 0.89,
    lastMonth: sum(dailyCosts(31)) * 0.93,
  };
}

/** What differs where an ML project cost nothing. */
export const noCosts = {
  series: [],
  total: 0,
  monthToDate: 0,
  lastMonthToDate: 0,
  lastMonth: 0,
};
