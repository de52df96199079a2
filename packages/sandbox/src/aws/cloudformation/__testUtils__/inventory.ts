import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  EventBridgeClient,
  ListApiDestinationsCommand,
  ListConnectionsCommand,
  ListRulesCommand,
} from '@aws-sdk/client-eventbridge';
import { ListPoliciesCommand, ListRolesCommand } from '@aws-sdk/client-iam';
import {
  DescribeKeyCommand,
  KMSClient,
  ListAliasesCommand,
  ListKeysCommand,
} from '@aws-sdk/client-kms';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import {
  ListDomainsCommand,
  ListEndpointConfigsCommand,
  ListEndpointsCommand,
  ListModelPackageGroupsCommand,
  ListModelsCommand,
  ListUserProfilesCommand,
} from '@aws-sdk/client-sagemaker';
import {
  clientConfig,
  type TestCredentials,
} from '../../../__testUtils__/credentials';
import { TestAccount } from './TestAccount';

/**
 * Names of all that an account has, of the kinds that products make. Keys that wait for their
 * deletion are gone.
 */
export async function inventory(
  awsUrl: string,
  root: TestCredentials,
): Promise<string[]> {
  const account = TestAccount.of(awsUrl, root);
  const config = clientConfig(awsUrl, root);
  const s3 = new S3Client(config);
  const kms = new KMSClient(config);
  const events = new EventBridgeClient(config);
  const { iam, logs, sagemaker } = account;
  const MaxResults = 100;
  const { Keys = [] } = await kms.send(new ListKeysCommand({}));
  const keys = await Promise.all(
    Keys.map(({ KeyId }) => kms.send(new DescribeKeyCommand({ KeyId }))),
  );
  const [
    buckets,
    aliases,
    rules,
    connections,
    destinations,
    roles,
    policies,
    groups,
    domains,
    profiles,
    packageGroups,
    models,
    endpointConfigs,
    endpoints,
  ] = await Promise.all([
    s3.send(new ListBucketsCommand({})),
    kms.send(new ListAliasesCommand({})),
    events.send(new ListRulesCommand({})),
    events.send(new ListConnectionsCommand({})),
    events.send(new ListApiDestinationsCommand({})),
    iam.send(new ListRolesCommand({ MaxItems: 1_000 })),
    iam.send(new ListPoliciesCommand({ MaxItems: 1_000, Scope: 'Local' })),
    logs.send(new DescribeLogGroupsCommand({})),
    sagemaker.send(new ListDomainsCommand({ MaxResults })),
    sagemaker.send(new ListUserProfilesCommand({ MaxResults })),
    sagemaker.send(new ListModelPackageGroupsCommand({ MaxResults })),
    sagemaker.send(new ListModelsCommand({ MaxResults })),
    sagemaker.send(new ListEndpointConfigsCommand({ MaxResults })),
    sagemaker.send(new ListEndpointsCommand({ MaxResults })),
  ]);
  account.destroy();
  [s3, kms, events].forEach(client => client.destroy());
  const of = <T>(kind: string, items: T[] = [], name: (item: T) => unknown) =>
    items.map(item => `${kind} ${name(item)}`);
  return [
    ...of('bucket', buckets.Buckets, one => one.Name),
    ...of(
      'key',
      keys.filter(one => one.KeyMetadata?.KeyState !== 'PendingDeletion'),
      one => one.KeyMetadata?.KeyId,
    ),
    ...of('alias', aliases.Aliases, one => one.AliasName),
    ...of('rule', rules.Rules, one => one.Name),
    ...of('connection', connections.Connections, one => one.Name),
    ...of('destination', destinations.ApiDestinations, one => one.Name),
    ...of('role', roles.Roles, one => one.RoleName),
    ...of('policy', policies.Policies, one => one.PolicyName),
    ...of('log group', groups.logGroups, one => one.logGroupName),
    ...of('domain', domains.Domains, one => one.DomainName),
    ...of('profile', profiles.UserProfiles, one => one.UserProfileName),
    ...of(
      'package group',
      packageGroups.ModelPackageGroupSummaryList,
      one => one.ModelPackageGroupName,
    ),
    ...of('model', models.Models, one => one.ModelName),
    ...of(
      'endpoint configuration',
      endpointConfigs.EndpointConfigs,
      one => one.EndpointConfigName,
    ),
    ...of('endpoint', endpoints.Endpoints, one => one.EndpointName),
  ].sort();
}
