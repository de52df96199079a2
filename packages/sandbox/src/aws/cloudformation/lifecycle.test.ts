import {
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
  UpdateTerminationProtectionCommand,
  type CreateStackCommandInput,
} from '@aws-sdk/client-cloudformation';
import { startSandbox, type RunningSandbox } from '../..';
import { rootOf } from '../../__testUtils__/credentials';
import { eventually } from './__testUtils__/eventually';
import { spoke, TestAccount } from './__testUtils__/TestAccount';

const logs = (id = 'Log', properties = '{}') =>
  `Resources: { ${id}: { Type: AWS::Logs::LogGroup, Properties: ${properties} } }`;

const domain = `Resources:
  Domain:
    Type: AWS::SageMaker::Domain
    Properties:
      DomainName: late
      AuthMode: IAM
      DefaultUserSettings:
        ExecutionRole: arn:aws:iam::${spoke}:role/atelier/data-scientist`;

describe('the life of a stack', () => {
  let sandbox: RunningSandbox;
  let account: TestAccount;

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    account = TestAccount.of(
      sandbox.awsUrl,
      await rootOf(sandbox.awsUrl, spoke),
    );
  });
  afterAll(async () => {
    account.destroy();
    await sandbox.stop();
  });

  const stackOf = async (StackName: string | undefined) => {
    const { Stacks } = await account.cloudformation.send(
      new DescribeStacksCommand({ StackName }),
    );
    return Stacks?.[0];
  };
  const settled = (StackName: string | undefined) =>
    eventually(
      () => stackOf(StackName),
      stack => !stack?.StackStatus?.endsWith('_IN_PROGRESS'),
    );
  const create = async (
    StackName: string,
    TemplateBody: string,
    extra: Partial<CreateStackCommandInput> = {},
  ) => {
    await account.cloudformation.send(
      new CreateStackCommand({ StackName, TemplateBody, ...extra }),
    );
    return settled(StackName);
  };
  const remove = (StackName: string) =>
    account.cloudformation.send(new DeleteStackCommand({ StackName }));
  const reasons = async (StackName: string) => {
    const { StackEvents = [] } = await account.cloudformation.send(
      new DescribeStackEventsCommand({ StackName }),
    );
    return StackEvents.map(
      one =>
        `${one.LogicalResourceId} ${one.ResourceStatus} ${one.ResourceStatusReason}`,
    );
  };

  it('does not end while it is protected', async () => {
    const made = await create('protected', logs(), {
      EnableTerminationProtection: true,
      NotificationARNs: ['arn:aws:sns:eu-west-1:201000000011:told'],
      TimeoutInMinutes: 60,
    });
    expect(made).toMatchObject({
      EnableTerminationProtection: true,
      NotificationARNs: ['arn:aws:sns:eu-west-1:201000000011:told'],
      TimeoutInMinutes: 60,
    });
    await expect(remove('protected')).rejects.toMatchObject({
      name: 'ValidationError',
      message:
        'Stack [protected] cannot be deleted while TerminationProtection is enabled',
    });
    await account.cloudformation.send(
      new UpdateTerminationProtectionCommand({
        StackName: 'protected',
        EnableTerminationProtection: false,
      }),
    );
    await remove('protected');
    expect((await settled(made?.StackId))?.StackStatus).toBe('DELETE_COMPLETE');
  });

  it('rolls back what takes longer than it may', async () => {
    const hold = await fetch(`${sandbox.awsUrl}/_sandbox/faults`, {
      method: 'POST',
      body: JSON.stringify({
        service: 'sagemaker',
        operation: 'CreateDomain',
        effect: { type: 'throttle' },
      }),
    });
    expect(hold.status).toBe(201);
    const late = await create('late', domain, { TimeoutInMinutes: 1 });
    await fetch(`${sandbox.awsUrl}/_sandbox/faults`, { method: 'DELETE' });
    expect(late?.StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(await reasons('late')).toEqual(
      expect.arrayContaining([
        'Domain CREATE_FAILED Resource creation cancelled',
        expect.stringMatching(
          /^late ROLLBACK_IN_PROGRESS Stack creation time exceeded the specified timeout/,
        ),
      ]),
    );
  });

  it('asks a service again that fails for a moment, not one that fails for ever', async () => {
    const { status } = await fetch(`${sandbox.awsUrl}/_sandbox/faults`, {
      method: 'POST',
      body: JSON.stringify({
        service: 'logs',
        operation: 'CreateLogGroup',
        count: 3,
        effect: {
          type: 'error',
          code: 'ServiceUnavailableException',
          status: 503,
          message: 'Not now.',
        },
      }),
    });
    expect(status).toBe(201);
    expect((await create('patient', logs()))?.StackStatus).toBe(
      'CREATE_COMPLETE',
    );
    await fetch(`${sandbox.awsUrl}/_sandbox/faults`, {
      method: 'POST',
      body: JSON.stringify({
        service: 'logs',
        operation: 'CreateLogGroup',
        effect: { type: 'throttle' },
      }),
    });
    expect((await create('in-vain', logs()))?.StackStatus).toBe(
      'ROLLBACK_COMPLETE',
    );
    await fetch(`${sandbox.awsUrl}/_sandbox/faults`, { method: 'DELETE' });
    expect(await reasons('in-vain')).toContainEqual(
      expect.stringContaining('Log CREATE_FAILED'),
    );
  });

  it('keeps the types of its resources', async () => {
    await create('typed', logs());
    const StackName = 'typed';
    const TemplateBody =
      'Resources: { Log: { Type: AWS::KMS::Key, Properties: {} } }';
    const message =
      'Update of resource type is not permitted. The new template modifies resource type of the following resources: [Log]';
    await expect(
      account.cloudformation.send(
        new UpdateStackCommand({ StackName, TemplateBody }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationError', message });
    await expect(
      account.cloudformation.send(
        new CreateChangeSetCommand({
          StackName,
          TemplateBody,
          ChangeSetName: 'other',
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationError', message });
  });

  it.each([
    [
      logs('Log', '{ RetentionInDays: many }'),
      '#/RetentionInDays: expected type: Integer, found: String',
    ],
    [logs('Log', '{ Retention: 7 }'), '#: extraneous key [Retention]'],
    [
      'Resources: { Log: { Type: AWS::SageMaker::UserProfile, Properties: { DomainId: d-1 } } }',
      '#: required key [UserProfileName] not found',
    ],
    [
      'Resources: { Log: { Type: AWS::SageMaker::Domain, Properties: { DomainName: x, AuthMode: Magic, DefaultUserSettings: { ExecutionRole: [a] } } } }',
      '#/AuthMode: failed validation constraint for keyword [enum]\n#/DefaultUserSettings/ExecutionRole: expected type: String, found: JSONArray',
    ],
  ])('refuses properties that AWS does not have: %s', async (body, message) => {
    const StackName = `wrong-${message.length}`;
    expect((await create(StackName, body))?.StackStatus).toBe(
      'ROLLBACK_COMPLETE',
    );
    expect(await reasons(StackName)).toContainEqual(
      expect.stringContaining(
        `Log CREATE_FAILED Properties validation failed for resource Log with message: ${message}`,
      ),
    );
  });

  it('refuses attributes that a type does not have, before it begins', async () => {
    await expect(
      create(
        'attributes',
        `${logs()}\nOutputs: { Id: { Value: !Sub '\${Log.Id}' } }`,
      ),
    ).rejects.toThrow(
      'Template error: resource Log does not support attribute type Id in Fn::GetAtt',
    );
  });
});
