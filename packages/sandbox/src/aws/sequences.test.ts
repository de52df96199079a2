import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import {
  CreateDomainCommand,
  DescribeDomainCommand,
  ListDomainsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import fc from 'fast-check';
import { clientConfig, rootOf } from '../__testUtils__/credentials';
import { startSandbox, type RunningSandbox } from '../startSandbox';
import type { Family, Scope } from './__testUtils__/sequences/Family';
import { keys } from './__testUtils__/sequences/keys';
import { buckets, logGroups, roles } from './__testUtils__/sequences/names';
import { profiles } from './__testUtils__/sequences/profiles';
import { eventually } from './cloudformation/__testUtils__/eventually';

const scopes: Scope[] = [
  { account: '201000000011', region: 'eu-west-1' },
  { account: '201000000011', region: 'eu-central-1' },
  { account: '201000000031', region: 'eu-west-1' },
];

interface Step {
  action: string;
  scope: Scope;
  name: string;
}

describe('any sequence of calls', () => {
  let sandbox: RunningSandbox;
  const families: Record<string, Family> = {};
  const closing: (() => void)[] = [];

  /** Clients of the root users of the scopes. */
  const clients = async <C extends { destroy(): void }>(
    Client: new (config: ReturnType<typeof clientConfig>) => C,
  ) => {
    const found = new Map<Scope, C>();
    for (const scope of scopes) {
      const root = await rootOf(sandbox.awsUrl, scope.account);
      const config = clientConfig(sandbox.awsUrl, root);
      const client = new Client({ ...config, region: scope.region });
      found.set(scope, client);
      closing.push(() => client.destroy());
    }
    return (scope: Scope) => found.get(scope) as C;
  };
  const hour = () =>
    fetch(`${sandbox.awsUrl}/_sandbox/clock`, {
      method: 'POST',
      body: JSON.stringify({ advanceSeconds: 3_600 }),
    });

  const domainOf = async (client: SageMakerClient, { account }: Scope) => {
    const { Domains = [] } = await client.send(new ListDomainsCommand({}));
    if (Domains[0]?.DomainId) {
      return Domains[0].DomainId;
    }
    const { DomainId = '' } = await client.send(
      new CreateDomainCommand({
        DomainName: 'second',
        AuthMode: 'IAM',
        DefaultUserSettings: {
          ExecutionRole: `arn:aws:iam::${account}:role/atelier/data-scientist`,
        },
      }),
    );
    await hour();
    await eventually(
      () => client.send(new DescribeDomainCommand({ DomainId })),
      ({ Status }) => Status === 'InService',
    );
    return DomainId;
  };

  beforeAll(async () => {
    sandbox = await startSandbox();
    const sageMaker = await clients(SageMakerClient);
    const domains = new Map<Scope, string>();
    for (const scope of scopes) {
      domains.set(scope, await domainOf(sageMaker(scope), scope));
    }
    Object.assign(families, {
      profiles: profiles(sageMaker, scope => domains.get(scope) ?? ''),
      logGroups: logGroups(await clients(CloudWatchLogsClient)),
      roles: roles(await clients(IAMClient)),
      buckets: buckets(await clients(S3Client)),
      keys: keys(await clients(KMSClient)),
    });
  });
  afterAll(async () => {
    closing.forEach(close => close());
    await sandbox.stop();
  });

  it.each(['profiles', 'logGroups', 'roles', 'buckets', 'keys'])(
    'leaves %s in the states they may have, unique, and in their own account and region',
    async name => {
      const family = families[name];
      const step = fc.record({
        action: fc.constantFrom(
          ...Object.keys(family.actions),
          ...(family.settle ? ['hour', 'hour'] : []),
        ),
        scope: fc.constantFrom(...scopes),
        name: fc.constantFrom('a', 'b'),
      });
      let run = 0;
      const property = async (steps: Step[]) => {
        const mark = `seq${run++}`;
        const compare = async () => {
          for (const scope of scopes) {
            const expected = family.expected(scope);
            const listed = await eventually(
              () => family.listed(scope, 'seq'),
              found => JSON.stringify(found) === JSON.stringify(expected),
            );
            expect(listed).toEqual(expected);
          }
        };
        for (const { action, scope, name: end } of steps) {
          if (action === 'hour') {
            await hour();
            family.settle?.();
          } else {
            await family.actions[action](scope, `${mark}-${end}`);
          }
          await compare();
        }
      };
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 15, maxLength: 25 }),
          property,
        ),
        { numRuns: 6, endOnFailure: true },
      );
    },
    60_000,
  );
});
