import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import {
  CreateDomainCommand,
  ListModelPackageGroupsCommand,
  ListModelPackagesCommand,
} from '@aws-sdk/client-sagemaker';
import { startSandbox, type RunningSandbox } from '../..';
import { rootOf } from '../../__testUtils__/credentials';
import type { JournalEntry } from '../Journal';
import { eventually } from './__testUtils__/eventually';
import { productParameters } from './__testUtils__/productParameters';
import { hub, TestAccount } from './__testUtils__/TestAccount';
import { parseTemplate } from './template';

const repository = resolve(
  dirname(require.resolve('../../../package.json')),
  '../..',
);

/** An account without any of the roles. */
const data = '100200300403';
const PortalPrincipalArn = `arn:aws:iam::${hub}:user/atelier-portal`;
const role = (account: string) =>
  `arn:aws:iam::${account}:role/atelier/data-scientist`;

/** Every template that Atelier launches in AWS, by its file, and the account it goes into here. */
const templates: [
  file: string,
  account: string,
  parameters: Record<string, string>,
][] = [
  [
    'templates/products/studio-domain/product.yaml',
    data,
    productParameters('studio-domain', data),
  ],
  [
    'templates/products/studio-user-profile/product.yaml',
    data,
    productParameters('studio-user-profile', data),
  ],
  [
    'templates/mlops-train-deploy/skeleton/deploy/endpoint.yaml',
    hub,
    { EndpointName: 'launched', InstanceType: 'ml.m5.large' },
  ],
  [
    'deploy/aws/hub-account.yaml',
    data,
    { PortalPrincipalArn, OrganizationId: 'o-atelier2026' },
  ],
  ['deploy/aws/management-account.yaml', data, { PortalPrincipalArn }],
  [
    'deploy/aws/workload-account.yaml',
    data,
    {
      PortalPrincipalArn,
      HubAccountId: hub,
      MlProject: 'demand-forecast',
      Stage: 'dev',
    },
  ],
  ['deploy/aws/persona-roles.yaml', data, { HubAccountId: hub }],
  [
    'templates/products/mlops-train-deploy/product.yaml',
    data,
    productParameters('mlops-train-deploy', data),
  ],
];

/** The call that makes a resource of each type that the templates have. */
const makers: Record<string, string> = {
  'AWS::Events::ApiDestination': 'events:CreateApiDestination',
  'AWS::Events::Connection': 'events:CreateConnection',
  'AWS::Events::Rule': 'events:PutRule',
  'AWS::IAM::ManagedPolicy': 'iam:CreatePolicy',
  'AWS::IAM::Role': 'iam:CreateRole',
  'AWS::KMS::Alias': 'kms:CreateAlias',
  'AWS::KMS::Key': 'kms:CreateKey',
  'AWS::S3::Bucket': 's3:CreateBucket',
  'AWS::S3::BucketPolicy': 's3:PutBucketPolicy',
  'AWS::SageMaker::Domain': 'sagemaker:CreateDomain',
  'AWS::SageMaker::Endpoint': 'sagemaker:CreateEndpoint',
  'AWS::SageMaker::EndpointConfig': 'sagemaker:CreateEndpointConfig',
  'AWS::SageMaker::Model': 'sagemaker:CreateModel',
  'AWS::SageMaker::ModelPackageGroup': 'sagemaker:CreateModelPackageGroup',
  'AWS::SageMaker::UserProfile': 'sagemaker:CreateUserProfile',
  'AWS::SQS::Queue': 'sqs:CreateQueue',
  'AWS::SQS::QueuePolicy': 'sqs:SetQueueAttributes',
};

/** All files of a folder that are CloudFormation templates, from the repository's root. */
function templatesIn(folder: string): string[] {
  return readdirSync(join(repository, folder), {
    recursive: true,
    encoding: 'utf8',
  })
    .map(file => join(folder, file))
    .filter(
      file =>
        file.endsWith('.yaml') &&
        /^Resources:$/m.test(readFileSync(join(repository, file), 'utf8')),
    );
}

describe('the resource types of Atelier’s templates', () => {
  const made = new Map<string, number>();
  const clients = new Map<string, TestAccount>();
  let sandbox: RunningSandbox;

  const clientOf = (account: string) => clients.get(account)!;

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1_000_000 });
    for (const account of [data, hub]) {
      const root = await rootOf(sandbox.awsUrl, account);
      clients.set(account, TestAccount.of(sandbox.awsUrl, root));
    }
    await clientOf(data).iam.send(
      new CreateOpenIDConnectProviderCommand({
        Url: 'http://localhost:1',
        ClientIDList: ['http://localhost:1'],
      }),
    );
  });
  afterAll(async () => {
    clients.forEach(client => client.destroy());
    await sandbox.stop();
    const lines = [...made].sort().map(([type, count]) => {
      const calls = `${count} by ${makers[type]}`;
      return `  ${type.padEnd(36)} ${calls}\n`;
    });
    process.stdout.write(`Resource types launched:\n${lines.join('')}`);
  });

  /** What a template needs of the account that it goes into. */
  async function given(file: string): Promise<Record<string, string>> {
    const { sagemaker } = clientOf(data);
    if (file.includes('studio-user-profile')) {
      const { DomainArn = '' } = await sagemaker.send(
        new CreateDomainCommand({
          DomainName: 'there',
          AuthMode: 'IAM',
          DefaultUserSettings: { ExecutionRole: role(data) },
        }),
      );
      return { DomainId: DomainArn.slice(DomainArn.lastIndexOf('/') + 1) };
    }
    if (file.includes('persona-roles')) {
      // Of hub and workload accounts' templates, and of the project's products after it.
      await clientOf(data).iam.send(
        new CreatePolicyCommand({
          PolicyName: 'AtelierBoundary',
          PolicyDocument: JSON.stringify({
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
          }),
        }),
      );
    }
    return file.includes('endpoint')
      ? {
          ModelPackageArn: await approvedModel(),
          ExecutionRoleArn: await servingRole(),
        }
      : {};
  }

  /** A role that endpoints of the hub run with. */
  async function servingRole(): Promise<string> {
    const { iam } = clientOf(hub);
    const Action = ['ecr:*', 's3:*'];
    const statement = { Effect: 'Allow', Action, Resource: '*' };
    const document = (rest: object) =>
      JSON.stringify({ Version: '2012-10-17', Statement: [rest] });
    const { Role } = await iam.send(
      new CreateRoleCommand({
        RoleName: 'serving',
        AssumeRolePolicyDocument: document({
          Effect: 'Allow',
          Principal: { Service: 'sagemaker.amazonaws.com' },
          Action: 'sts:AssumeRole',
        }),
      }),
    );
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: 'serving',
        PolicyName: 'models',
        PolicyDocument: document(statement),
      }),
    );
    return Role?.Arn ?? '';
  }

  async function approvedModel(): Promise<string> {
    const { sagemaker } = clientOf(hub);
    const { ModelPackageGroupSummaryList: groups = [] } = await sagemaker.send(
      new ListModelPackageGroupsCommand({}),
    );
    for (const { ModelPackageGroupName } of groups) {
      const { ModelPackageSummaryList: [found] = [] } = await sagemaker.send(
        new ListModelPackagesCommand({
          ModelPackageGroupName,
          ModelApprovalStatus: 'Approved',
        }),
      );
      if (found) {
        return found.ModelPackageArn ?? '';
      }
    }
    throw new Error('No model is approved.');
  }

  async function settled(StackName: string | undefined, account: string) {
    const { Stacks } = await eventually(
      () =>
        clientOf(account).cloudformation.send(
          new DescribeStacksCommand({ StackName }),
        ),
      found => !found.Stacks?.[0].StackStatus?.endsWith('_IN_PROGRESS'),
    );
    return Stacks?.[0].StackStatus;
  }

  async function journal(since: number): Promise<JournalEntry[]> {
    const answer = await fetch(
      `${sandbox.awsUrl}/_sandbox/journal?since=${since}`,
    );
    return (await answer.json()).entries;
  }

  it('are of all templates there are', () => {
    // Brings templates of this list into accounts; the sandbox seeds those roles instead.
    const stackSets = 'deploy/aws/stack-sets.yaml';
    expect([...templates.map(([file]) => file), stackSets].sort()).toEqual(
      ['templates', 'deploy'].flatMap(templatesIn).sort(),
    );
  });

  it.each(templates)(
    'are made in their services and deleted again: %s',
    async (file, account, parameters) => {
      const { cloudformation } = clientOf(account);
      const body = readFileSync(join(repository, file), 'utf8');
      const types = Object.values(parseTemplate(body).Resources).map(
        ({ Type }) => Type,
      );
      expect(types.filter(type => !makers[type])).toEqual([]);
      const all = { ...parameters, ...(await given(file)) };
      const since = (await journal(0)).at(-1)?.seq ?? 0;
      const { StackId: StackName } = await cloudformation.send(
        new CreateStackCommand({
          StackName: file.replace(/[^a-z]+/g, '-'),
          TemplateBody: body.replaceAll('RetainExceptOnCreate', 'Delete'),
          Capabilities: ['CAPABILITY_NAMED_IAM'],
          Parameters: Object.entries(all).map(
            ([ParameterKey, ParameterValue]) => ({
              ParameterKey,
              ParameterValue,
            }),
          ),
        }),
      );
      const status = await settled(StackName, account);
      const { StackEvents = [] } = await cloudformation.send(
        new DescribeStackEventsCommand({ StackName }),
      );
      expect([
        status,
        StackEvents.filter(one => one.ResourceStatus === 'CREATE_FAILED').map(
          one => one.ResourceStatusReason,
        ),
      ]).toEqual(['CREATE_COMPLETE', []]);

      const calls = (await journal(since)).filter(
        one => one.source === 'cloudformation' && one.status === 200,
      );
      const { StackResources = [] } = await cloudformation.send(
        new DescribeStackResourcesCommand({ StackName }),
      );
      for (const type of new Set(types)) {
        const count = StackResources.filter(
          one => one.ResourceType === type,
        ).length;
        expect(
          calls.filter(
            one => `${one.service}:${one.operation}` === makers[type],
          ),
        ).toHaveLength(count);
        made.set(type, (made.get(type) ?? 0) + count);
      }

      await cloudformation.send(new DeleteStackCommand({ StackName }));
      expect(await settled(StackName, account)).toBe('DELETE_COMPLETE');
    },
    30_000,
  );
});
