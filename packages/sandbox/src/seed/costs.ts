import { addDays, toDay } from '../aws/ce/dates';
import { costProfiles, type CostLine } from '../aws/ce/documents';
import { globalScope } from '../aws/service';
import {
  accounts,
  homeRegion,
  managementAccountId,
  projectTags,
  type SeedAccount,
  type Stage,
} from './accounts';
import type { Seed } from './Seed';

const historyDays = 90;

/** One training job that nobody stopped. */
const anomaly = {
  account: '201000000011',
  service: 'Amazon SageMaker',
  daysAgo: 12,
  factor: 7,
};

/** The people who have Studio profiles when the sandbox starts, by owner group. */
const studioUsers: Record<string, string[]> = {
  'group:default/forecasting': ['ravi.patel', 'lena.koch'],
  'group:default/fraud': ['omar.haddad'],
  'group:default/vision': ['vera.lindqvist'],
};

/** A working day's costs by stage: what nobody works on at weekends costs less then. */
const stageCosts: Record<
  Stage,
  [service: string, usd: number, weekend: number][]
> = {
  dev: [
    ['Amazon SageMaker', 14, 0.35],
    ['Amazon Simple Storage Service', 2.4, 1],
    ['Amazon Elastic File System', 1.1, 1],
    ['AmazonCloudWatch', 0.9, 0.7],
    ['AWS Key Management Service', 0.1, 1],
  ],
  preprod: [
    ['Amazon SageMaker', 21, 0.6],
    ['Amazon Simple Storage Service', 1.7, 1],
    ['AmazonCloudWatch', 0.8, 0.8],
    ['AWS Key Management Service', 0.1, 1],
  ],
  prod: [
    ['Amazon SageMaker', 58, 0.92],
    ['Amazon Simple Storage Service', 4.2, 1],
    ['AmazonCloudWatch', 2.6, 0.95],
    ['AWS Key Management Service', 0.3, 1],
  ],
};

const sharedCosts: [service: string, usd: number, weekend: number][] = [
  ['Amazon Simple Storage Service', 6.5, 1],
  ['Amazon EC2 Container Registry (ECR)', 1.2, 1],
  ['AWS CodePipeline', 0.8, 0.5],
  ['AmazonCloudWatch', 1.5, 0.9],
];

/** Ninety days of costs, and from then on those of every day that passes. */
export const seedCosts: Seed = ({ store, clock }) => {
  const today = toDay(clock.now());
  const since = addDays(today, -historyDays);
  for (const account of accounts) {
    store.put(costProfiles, globalScope(managementAccountId), account.id, {
      account: account.id,
      accountName: account.name,
      since,
      lines: linesOf(account).map(line => withAnomaly(line, account, today)),
    });
  }
};

/** The line with its peak, where the anomaly is: what nobody is tagged for, as jobs of pipelines are. */
function withAnomaly(
  line: CostLine,
  { id }: SeedAccount,
  today: string,
): CostLine {
  const { account, service, daysAgo, factor } = anomaly;
  return id === account &&
    line.service === service &&
    !('atelier:user' in line.tags)
    ? { ...line, peak: { day: addDays(today, -daysAgo), factor } }
    : line;
}

function linesOf({ project, stage }: SeedAccount): CostLine[] {
  if (!project || !stage) {
    return sharedCosts.map(([service, usd, weekend]) => ({
      service,
      region: homeRegion,
      usd,
      weekend,
      tags: {},
    }));
  }
  const region = project.region ?? homeRegion;
  const tags = Object.fromEntries(
    projectTags(project, stage).map(({ Key, Value }) => [Key, Value]),
  );
  // No two projects spend the same.
  const size = 0.7 + project.number * 0.15;
  const lines = stageCosts[stage].map(([service, usd, weekend]) => ({
    service,
    region,
    usd: usd * size,
    weekend,
    tags,
  }));
  const users =
    stage === 'dev' && project.isTagged ? studioUsers[project.owner] : [];
  const studio = users.map((name, index) => ({
    service: 'Amazon SageMaker',
    region,
    usd: (9 - 2.5 * index) * size,
    weekend: 0.08,
    tags: { ...tags, 'atelier:user': `user:default/${name}` },
  }));
  return [...lines, ...studio];
}
