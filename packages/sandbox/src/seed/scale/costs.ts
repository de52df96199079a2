import { addDays, toDay } from '../../aws/ce/dates';
import { costProfiles } from '../../aws/ce/documents';
import { globalScope, type Env } from '../../aws/service';
import {
  homeRegion,
  managementAccountId,
  projectTags,
  type SeedAccount,
} from '../accounts';
import type { Random } from './Random';

/** A working day's costs in Dev, by service. */
const services: [service: string, usd: number][] = [
  ['Amazon SageMaker', 22],
  ['Amazon Elastic Compute Cloud - Compute', 9],
  ['EC2 - Other', 3],
  ['Amazon Simple Storage Service', 4],
  ['Amazon Elastic File System', 1.5],
  ['Amazon EC2 Container Registry (ECR)', 0.8],
  ['AmazonCloudWatch', 1.2],
  ['AWS Key Management Service', 0.2],
  ['AWS Glue', 2.5],
  ['Amazon Athena', 1.4],
  ['AWS CodePipeline', 0.5],
  ['Amazon Virtual Private Cloud', 1.1],
];

/** How an account spends, for so many days and from then on. */
export function scaleCosts(
  { id, name, project, stage }: SeedAccount,
  costDays: number,
  random: Random,
  { store, clock }: Env,
): void {
  if (!project || !stage) {
    return;
  }
  const tags = Object.fromEntries(
    projectTags(project, stage).map(({ Key, Value }) => [Key, Value]),
  );
  const size = (stage === 'prod' ? 2.5 : 1) * (0.3 + 1.4 * random.next());
  store.put(costProfiles, globalScope(managementAccountId), id, {
    account: id,
    accountName: name,
    since: addDays(toDay(clock.now()), -costDays),
    lines: services.map(([service, usd]) => ({
      service,
      region: project.region ?? homeRegion,
      usd: usd * size * (0.5 + random.next()),
      weekend: stage === 'prod' ? 0.9 : 0.4,
      tags,
    })),
  });
}
