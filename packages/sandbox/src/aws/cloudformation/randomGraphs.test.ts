import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListPoliciesCommand, ListRolesCommand } from '@aws-sdk/client-iam';
import {
  ListDomainsCommand,
  ListModelPackageGroupsCommand,
  ListUserProfilesCommand,
} from '@aws-sdk/client-sagemaker';
import fc from 'fast-check';
import { startSandbox, type RunningSandbox } from '../..';
import { rootOf } from '../../__testUtils__/credentials';
import { eventually } from './__testUtils__/eventually';
import {
  graphs,
  prefix,
  toTemplate,
  type GraphNode,
} from './__testUtils__/randomGraph';
import { spoke, TestAccount } from './__testUtils__/TestAccount';

const Capabilities = ['CAPABILITY_NAMED_IAM' as const];
// What a failed run leaves behind would make the shrunk ones fail, too.
const runs = { numRuns: 12, endOnFailure: true };
const timeoutMs = 120_000;

describe('stacks of any graph', () => {
  let sandbox: RunningSandbox;
  let account: TestAccount;
  let count = 0;

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1_000_000 });
    account = TestAccount.of(
      sandbox.awsUrl,
      await rootOf(sandbox.awsUrl, spoke),
    );
  });
  afterAll(async () => {
    account.destroy();
    await sandbox.stop();
  });

  /** Names of all random resources that the account has, of any stack. */
  async function inventory(): Promise<string[]> {
    const { iam, logs, sagemaker } = account;
    const PathPrefix = `/${prefix}/`;
    const { Roles = [] } = await iam.send(new ListRolesCommand({ PathPrefix }));
    const { Policies = [] } = await iam.send(
      new ListPoliciesCommand({ PathPrefix }),
    );
    const { logGroups = [] } = await logs.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: prefix }),
    );
    const { Domains = [] } = await sagemaker.send(
      new ListDomainsCommand({ MaxResults: 100 }),
    );
    const { UserProfiles = [] } = await sagemaker.send(
      new ListUserProfilesCommand({ MaxResults: 100 }),
    );
    const { ModelPackageGroupSummaryList = [] } = await sagemaker.send(
      new ListModelPackageGroupsCommand({ MaxResults: 100 }),
    );
    return [
      ...Roles.map(one => one.RoleName),
      ...Policies.map(one => one.PolicyName),
      ...logGroups.map(one => one.logGroupName),
      ...Domains.map(one => one.DomainName),
      ...UserProfiles.map(one => one.UserProfileName),
      ...ModelPackageGroupSummaryList.map(one => one.ModelPackageGroupName),
    ]
      .filter(name => name !== undefined)
      .filter(name => name.startsWith(prefix))
      .sort();
  }

  const namesOf = (nodes: GraphNode[]) =>
    nodes.map(({ id, version }) => `${prefix}${id}-${version}`).sort();

  async function settled(StackName: string | undefined) {
    const { Stacks } = await eventually(
      () =>
        account.cloudformation.send(new DescribeStacksCommand({ StackName })),
      found => !found.Stacks?.[0].StackStatus?.endsWith('_IN_PROGRESS'),
    );
    return Stacks?.[0].StackStatus;
  }

  async function create(TemplateBody: string) {
    const { StackId } = await account.cloudformation.send(
      new CreateStackCommand({
        StackName: `graph-${count++}`,
        TemplateBody,
        Capabilities,
      }),
    );
    return { StackName: StackId, status: await settled(StackId) };
  }

  async function update(StackName: string | undefined, TemplateBody: string) {
    await account.cloudformation.send(
      new UpdateStackCommand({ StackName, TemplateBody, Capabilities }),
    );
    return settled(StackName);
  }

  async function remove(StackName: string | undefined) {
    await account.cloudformation.send(new DeleteStackCommand({ StackName }));
    return settled(StackName);
  }

  async function events(StackName: string | undefined): Promise<StackEvent[]> {
    const all: StackEvent[] = [];
    let NextToken: string | undefined;
    do {
      const page = await account.cloudformation.send(
        new DescribeStackEventsCommand({ StackName, NextToken }),
      );
      all.push(...(page.StackEvents ?? []));
      ({ NextToken } = page);
    } while (NextToken);
    return all.reverse();
  }

  /** When a resource first had a status, by the place of the event. */
  function firstAt(told: StackEvent[], id: string, status: string): number {
    return told.findIndex(
      one => one.LogicalResourceId === id && one.ResourceStatus === status,
    );
  }

  /** Nothing failed but what the test breaks. */
  function failures(told: StackEvent[]): (string | undefined)[] {
    return told
      .filter(one => one.ResourceStatus?.endsWith('_FAILED'))
      .map(one => one.LogicalResourceId);
  }

  const bends = fc.nat(10);

  it(
    'are made after what they need, and deleted before it, down to nothing',
    async () => {
      await fc.assert(
        fc.asyncProperty(graphs(1), bends, async ([nodes], bend) => {
          const { StackName, status } = await create(toTemplate(nodes, bend));
          expect(status).toBe('CREATE_COMPLETE');
          expect(await inventory()).toEqual(namesOf(nodes));

          expect(await remove(StackName)).toBe('DELETE_COMPLETE');
          expect(await inventory()).toEqual([]);

          const told = await events(StackName);
          expect(failures(told)).toEqual([]);
          for (const { id, needs } of nodes) {
            for (const needed of needs) {
              expect(firstAt(told, needed, 'CREATE_COMPLETE')).toBeLessThan(
                firstAt(told, id, 'CREATE_IN_PROGRESS'),
              );
              expect(firstAt(told, id, 'DELETE_COMPLETE')).toBeLessThan(
                firstAt(told, needed, 'DELETE_IN_PROGRESS'),
              );
            }
          }
        }),
        runs,
      );
    },
    timeoutMs,
  );

  it(
    'roll back to nothing, whichever resource fails',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          graphs(1),
          bends,
          fc.nat(),
          async ([nodes], bend, at) => {
            const { id } = nodes[at % nodes.length];
            const made = await create(toTemplate(nodes, bend, id));
            expect(made.status).toBe('ROLLBACK_COMPLETE');
            expect(await inventory()).toEqual([]);
            const told = await events(made.StackName);
            expect(failures(told)).toEqual([id]);
            expect(
              told.find(one => one.ResourceStatus === 'ROLLBACK_IN_PROGRESS')
                ?.ResourceStatusReason,
            ).toContain(`[${id}]`);
            expect(await remove(made.StackName)).toBe('DELETE_COMPLETE');
          },
        ),
        runs,
      );
    },
    timeoutMs,
  );

  it(
    'become any other graph, and stay as they were where that fails',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          graphs(3),
          bends,
          fc.nat(),
          async ([first, second, failing], bend, at) => {
            const before = toTemplate(first, bend);
            const after = toTemplate(second, bend);
            fc.pre(before !== after);
            const { StackName } = await create(before);
            expect(await update(StackName, after)).toBe('UPDATE_COMPLETE');
            expect(await inventory()).toEqual(namesOf(second));

            const { id } = failing[at % failing.length];
            expect(await update(StackName, toTemplate(failing, bend, id))).toBe(
              'UPDATE_ROLLBACK_COMPLETE',
            );
            expect(await inventory()).toEqual(namesOf(second));
            const { StackResources = [] } = await account.cloudformation.send(
              new DescribeStackResourcesCommand({ StackName }),
            );
            expect(
              StackResources.filter(
                one => one.ResourceStatus !== 'DELETE_COMPLETE',
              )
                .map(one => one.LogicalResourceId)
                .sort(),
            ).toEqual(second.map(node => node.id).sort());

            expect(await remove(StackName)).toBe('DELETE_COMPLETE');
            expect(await inventory()).toEqual([]);
            expect(failures(await events(StackName))).toEqual([id]);
          },
        ),
        runs,
      );
    },
    timeoutMs,
  );
});
