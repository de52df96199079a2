import {
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  type CloudWatchLogsClient,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateRoleCommand,
  DeleteRoleCommand,
  ListRolesCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  ListBucketsCommand,
  type BucketLocationConstraint,
  type S3Client,
} from '@aws-sdk/client-s3';
import {
  ByName,
  comesTo,
  inAccount,
  inRegion,
  type Family,
  type Scope,
} from './Family';

const names = (model: ByName<true>, scope: Scope) =>
  model.of(scope).map(([name]) => name);

/** Log groups: a name is unique in its account and region. */
export function logGroups(
  client: (scope: Scope) => CloudWatchLogsClient,
): Family {
  const model = new ByName<true>(inRegion);
  return {
    actions: {
      async createLogGroup(scope, name) {
        await comesTo(
          model.get(scope, name) ? 'ResourceAlreadyExistsException' : 'done',
          client(scope).send(new CreateLogGroupCommand({ logGroupName: name })),
        );
        model.set(scope, name, true);
      },
      async deleteLogGroup(scope, name) {
        await comesTo(
          model.get(scope, name) ? 'done' : 'ResourceNotFoundException',
          client(scope).send(new DeleteLogGroupCommand({ logGroupName: name })),
        );
        model.set(scope, name, undefined);
      },
    },
    expected: scope => names(model, scope),
    async listed(scope, mark) {
      const { logGroups: found = [] } = await client(scope).send(
        new DescribeLogGroupsCommand({ logGroupNamePattern: mark }),
      );
      return found.map(({ logGroupName }) => logGroupName).sort();
    },
  };
}

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'sagemaker.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
});

/** Roles: a name is unique in its account, whatever the region and the case. */
export function roles(client: (scope: Scope) => IAMClient): Family {
  const model = new ByName<true>(inAccount);
  const create = async (scope: Scope, name: string) => {
    const isTaken = names(model, scope).some(
      one => one.toLowerCase() === name.toLowerCase(),
    );
    const command = new CreateRoleCommand({
      RoleName: name,
      AssumeRolePolicyDocument: trust,
    });
    await comesTo(
      isTaken ? 'EntityAlreadyExistsException' : 'done',
      client(scope).send(command),
    );
    if (!isTaken) {
      model.set(scope, name, true);
    }
  };
  return {
    actions: {
      createRole: create,
      createRoleInCapitals: (scope, name) => create(scope, name.toUpperCase()),
      async deleteRole(scope, name) {
        await comesTo(
          model.get(scope, name) ? 'done' : 'NoSuchEntityException',
          client(scope).send(new DeleteRoleCommand({ RoleName: name })),
        );
        model.set(scope, name, undefined);
      },
    },
    expected: scope => names(model, scope),
    async listed(scope, mark) {
      const { Roles = [] } = await client(scope).send(
        new ListRolesCommand({ MaxItems: 1_000 }),
      );
      return Roles.map(({ RoleName = '' }) => RoleName)
        .filter(name => name.toLowerCase().includes(mark))
        .sort();
    },
  };
}

/** Buckets: a name is unique among all accounts. */
export function buckets(client: (scope: Scope) => S3Client): Family {
  const model = new ByName<Scope>((_scope, name) => name);
  const isOwn = (scope: Scope, owner: Scope) => owner.account === scope.account;
  const created = (scope: Scope, owner: Scope | undefined) => {
    if (!owner) {
      return 'done';
    }
    return isOwn(scope, owner)
      ? 'BucketAlreadyOwnedByYou'
      : 'BucketAlreadyExists';
  };
  const deleted = (scope: Scope, owner: Scope | undefined) => {
    if (!owner) {
      return 'NoSuchBucket';
    }
    if (!isOwn(scope, owner)) {
      return 'AccessDenied';
    }
    return owner.region === scope.region ? 'done' : 'PermanentRedirect';
  };
  return {
    actions: {
      async createBucket(scope, name) {
        const owner = model.get(scope, name);
        const command = new CreateBucketCommand({
          Bucket: name,
          CreateBucketConfiguration: {
            LocationConstraint: scope.region as BucketLocationConstraint,
          },
        });
        await comesTo(created(scope, owner), client(scope).send(command));
        model.set(scope, name, owner ?? scope);
      },
      async deleteBucket(scope, name) {
        const wanted = deleted(scope, model.get(scope, name));
        const command = new DeleteBucketCommand({ Bucket: name });
        await comesTo(wanted, client(scope).send(command));
        if (wanted === 'done') {
          model.set(scope, name, undefined);
        }
      },
    },
    expected: scope =>
      model
        .of(scope)
        .filter(([, owner]) => isOwn(scope, owner))
        .map(([name]) => name),
    async listed(scope, mark) {
      const { Buckets = [] } = await client(scope).send(
        new ListBucketsCommand({}),
      );
      return Buckets.map(({ Name = '' }) => Name)
        .filter(name => name.includes(mark))
        .sort();
    },
  };
}
