import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  ListStackResourcesCommand,
  UpdateStackCommand,
  ValidateTemplateCommand,
  type CreateStackCommandInput,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeUserProfileCommand,
  ListTagsCommand,
  ListUserProfilesCommand,
} from '@aws-sdk/client-sagemaker';
import {
  GetRoleCommand,
  GetRolePolicyCommand,
  ListRoleTagsCommand,
} from '@aws-sdk/client-iam';
import { startSandbox, type RunningSandbox } from '../..';
import { modelViolations, type Sample } from './__testUtils__/conformance';
import { eventually } from './__testUtils__/eventually';
import { spoke, TestAccount } from './__testUtils__/TestAccount';

const role = `arn:aws:iam::${spoke}:role/atelier/data-scientist`;

const domain = `
  Domain:
    Type: AWS::SageMaker::Domain
    Properties:
      DomainName: !Ref AWS::StackName
      AuthMode: IAM
      DefaultUserSettings: { ExecutionRole: ${role} }`;

function profile(name: string, rest = '') {
  return `
  ${name}:
    Type: AWS::SageMaker::UserProfile
    Properties:
      DomainId: !Ref Domain
      UserProfileName: ${name}${rest}`;
}

describe('stacks', () => {
  const samples: Sample[] = [];
  let sandbox: RunningSandbox;
  let account: TestAccount;

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    account = await TestAccount.root(sandbox.awsUrl, spoke, samples);
  });

  afterAll(async () => {
    account.destroy();
    await sandbox.stop();
  });

  function create(
    StackName: string,
    resources: string,
    extra: Partial<CreateStackCommandInput> = {},
  ) {
    return account.cloudformation.send(
      new CreateStackCommand({
        StackName,
        TemplateBody: `Resources:${resources}`,
        ...extra,
      }),
    );
  }

  async function stackOf(StackName: string | undefined) {
    const { Stacks } = await account.cloudformation.send(
      new DescribeStacksCommand({ StackName }),
    );
    return Stacks?.[0];
  }

  async function settled(StackName: string | undefined) {
    return eventually(
      () => stackOf(StackName),
      stack => !stack?.StackStatus?.endsWith('_IN_PROGRESS'),
    );
  }

  async function events(StackName: string | undefined) {
    const { StackEvents = [] } = await account.cloudformation.send(
      new DescribeStackEventsCommand({ StackName }),
    );
    return StackEvents.reverse();
  }

  async function profiles(DomainIdEquals: string | undefined) {
    const { UserProfiles = [] } = await account.sagemaker.send(
      new ListUserProfilesCommand({ DomainIdEquals }),
    );
    return UserProfiles.map(({ UserProfileName }) => UserProfileName);
  }

  it('makes resources in dependency order, tagged, with outputs', async () => {
    const { StackId } = await create('ordered', `${profile('One')}${domain}`, {
      TemplateBody: `Resources:${profile('One')}${domain}
Outputs:
  Arn: { Value: !GetAtt One.UserProfileArn, Description: of the profile }`,
      Tags: [{ Key: 'team', Value: 'forecasting' }],
    });
    const stack = await settled('ordered');
    expect(stack).toMatchObject({
      StackId,
      StackStatus: 'CREATE_COMPLETE',
      Outputs: [
        {
          OutputKey: 'Arn',
          OutputValue: expect.stringMatching(/user-profile\/d-.*\/One$/),
        },
      ],
    });
    expect(
      (await events('ordered')).map(
        ({ LogicalResourceId, ResourceStatus }) =>
          `${LogicalResourceId} ${ResourceStatus}`,
      ),
    ).toEqual([
      'ordered CREATE_IN_PROGRESS',
      'Domain CREATE_IN_PROGRESS',
      'Domain CREATE_IN_PROGRESS',
      'Domain CREATE_COMPLETE',
      'One CREATE_IN_PROGRESS',
      'One CREATE_IN_PROGRESS',
      'One CREATE_COMPLETE',
      'ordered CREATE_COMPLETE',
    ]);
    const { Tags } = await account.sagemaker.send(
      new ListTagsCommand({ ResourceArn: stack?.Outputs?.[0].OutputValue }),
    );
    expect(Tags).toEqual([
      { Key: 'team', Value: 'forecasting' },
      { Key: 'aws:cloudformation:stack-id', Value: StackId },
      { Key: 'aws:cloudformation:stack-name', Value: 'ordered' },
      { Key: 'aws:cloudformation:logical-id', Value: 'One' },
    ]);
    const { StackResourceSummaries } = await account.cloudformation.send(
      new ListStackResourcesCommand({ StackName: 'ordered' }),
    );
    expect(StackResourceSummaries).toMatchObject([
      { LogicalResourceId: 'Domain', ResourceStatus: 'CREATE_COMPLETE' },
      { PhysicalResourceId: expect.stringMatching(/^One\|d-/) },
    ]);
    const { StackResources } = await account.cloudformation.send(
      new DescribeStackResourcesCommand({
        PhysicalResourceId: StackResourceSummaries?.[0].PhysicalResourceId,
      }),
    );
    expect(StackResources).toHaveLength(2);
    const { TemplateBody } = await account.cloudformation.send(
      new GetTemplateCommand({ StackName: 'ordered' }),
    );
    expect(TemplateBody).toContain('AWS::SageMaker::Domain');
  });

  it('rolls back in reverse order, with the reason in the events', async () => {
    await create(
      'failing',
      `${domain}${profile('First')}${profile(
        'Second',
        `
      UserSettings: { ExecutionRole: arn:aws:iam::999999999999:role/Other }
    DependsOn: First`,
      )}`,
    );
    const stack = await settled('failing');
    expect(stack?.StackStatus).toBe('ROLLBACK_COMPLETE');
    const all = await events('failing');
    expect(
      all.find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED'),
    ).toMatchObject({
      LogicalResourceId: 'Second',
      ResourceStatusReason:
        'Resource handler returned message: "Cross-account pass role is not allowed." (HandlerErrorCode: InvalidRequest)',
    });
    expect(
      all.find(
        ({ ResourceStatus }) => ResourceStatus === 'ROLLBACK_IN_PROGRESS',
      )?.ResourceStatusReason,
    ).toContain('failed to create: [Second]');
    expect(
      all
        .filter(({ ResourceStatus }) => ResourceStatus === 'DELETE_COMPLETE')
        .map(({ LogicalResourceId }) => LogicalResourceId),
    ).toEqual(['Second', 'First', 'Domain']);
    await expect(create('failing', domain)).rejects.toMatchObject({
      name: 'AlreadyExistsException',
    });
    await expect(
      account.cloudformation.send(
        new UpdateStackCommand({
          StackName: 'failing',
          UsePreviousTemplate: true,
        }),
      ),
    ).rejects.toThrow('ROLLBACK_COMPLETE state and can not be updated');
  });

  it('keeps what was made where rollback is off', async () => {
    await create(
      'kept',
      `${domain}${profile('bad_name')}`.replace('bad_name:', 'Bad:'),
      {
        DisableRollback: true,
      },
    );
    const stack = await settled('kept');
    expect(stack?.StackStatus).toBe('CREATE_FAILED');
    const { StackResources } = await account.cloudformation.send(
      new DescribeStackResourcesCommand({ StackName: 'kept' }),
    );
    expect(StackResources).toMatchObject([
      { LogicalResourceId: 'Domain', ResourceStatus: 'CREATE_COMPLETE' },
      { LogicalResourceId: 'Bad', ResourceStatus: 'CREATE_FAILED' },
    ]);
  });

  it('updates, adds and removes resources; a failed update goes back', async () => {
    await create('changing', `${domain}${profile('Stays')}${profile('Goes')}`);
    await settled('changing');
    const update = (resources: string) =>
      account.cloudformation.send(
        new UpdateStackCommand({
          StackName: 'changing',
          TemplateBody: `Resources:${resources}`,
        }),
      );
    const settings = `
      UserSettings: { ExecutionRole: ${role} }`;
    await update(`${domain}${profile('Stays', settings)}${profile('Comes')}`);
    const updated = await settled('changing');
    expect(updated?.StackStatus).toBe('UPDATE_COMPLETE');
    const { StackResources } = await account.cloudformation.send(
      new DescribeStackResourcesCommand({
        StackName: 'changing',
        LogicalResourceId: 'Domain',
      }),
    );
    const DomainId = StackResources?.[0].PhysicalResourceId;
    expect((await profiles(DomainId)).sort()).toEqual(['Comes', 'Stays']);

    await update(
      `${domain}${profile('Stays')}${profile('Comes')}${profile(
        'Fails',
        `
      UserSettings: { ExecutionRole: arn:aws:iam::999999999999:role/Other }
    DependsOn: Stays`,
      )}`,
    );
    expect((await settled('changing'))?.StackStatus).toBe(
      'UPDATE_ROLLBACK_COMPLETE',
    );
    expect((await profiles(DomainId)).sort()).toEqual(['Comes', 'Stays']);
    const stays = await account.sagemaker.send(
      new DescribeUserProfileCommand({ DomainId, UserProfileName: 'Stays' }),
    );
    expect(stays.UserSettings?.ExecutionRole).toBe(role);

    await expect(
      update(`${domain}${profile('Stays', settings)}${profile('Comes')}`),
    ).rejects.toThrow('No updates are to be performed.');
  });

  it('puts another resource in the place of one that cannot change so, and deletes the old one last', async () => {
    const update = (body: string) =>
      account.cloudformation.send(
        new UpdateStackCommand({
          StackName: 'replacing',
          TemplateBody: `Resources:${body}`,
        }),
      );
    const named = (name: string, rest = '') =>
      domain + profile('One', rest).replace('Name: One', `Name: ${name}`);
    await create('replacing', named('First'));
    await settled('replacing');
    await update(named('Second'));
    expect((await settled('replacing'))?.StackStatus).toBe('UPDATE_COMPLETE');
    const { StackResources } = await account.cloudformation.send(
      new DescribeStackResourcesCommand({ StackName: 'replacing' }),
    );
    const DomainId = StackResources?.[0].PhysicalResourceId;
    expect(StackResources).toHaveLength(2);
    expect(StackResources?.[1].PhysicalResourceId).toBe(`Second|${DomainId}`);
    expect(await profiles(DomainId)).toEqual(['Second']);
    const told = (await events('replacing')).map(
      one =>
        `${one.LogicalResourceId} ${one.PhysicalResourceId?.split('|')[0]} ${
          one.ResourceStatus
        }`,
    );
    expect(told.slice(-8)).toEqual([
      expect.stringMatching(/^replacing .* UPDATE_IN_PROGRESS$/),
      'One  UPDATE_IN_PROGRESS',
      'One Second UPDATE_IN_PROGRESS',
      'One Second UPDATE_COMPLETE',
      expect.stringMatching(/ UPDATE_COMPLETE_CLEANUP_IN_PROGRESS$/),
      'One First DELETE_IN_PROGRESS',
      'One First DELETE_COMPLETE',
      expect.stringMatching(/^replacing .* UPDATE_COMPLETE$/),
    ]);

    await update(
      `${named('Third')}${profile(
        'Fails',
        `
      UserSettings: { ExecutionRole: arn:aws:iam::999999999999:role/Other }
    DependsOn: One`,
      )}`,
    );
    expect((await settled('replacing'))?.StackStatus).toBe(
      'UPDATE_ROLLBACK_COMPLETE',
    );
    expect(await profiles(DomainId)).toEqual(['Second']);
    await account.cloudformation.send(
      new DeleteStackCommand({ StackName: 'replacing' }),
    );
    await eventually(
      () => profiles(DomainId).catch(() => undefined),
      found => !found?.length,
    );
  });

  it('deletes a stack, also in the middle of its making', async () => {
    const { StackId } = await create('short', `${domain}${profile('One')}`);
    await eventually(
      () => events('short'),
      all => all.length >= 3,
    );
    await account.cloudformation.send(
      new DeleteStackCommand({ StackName: 'short' }),
    );
    const stack = await settled(StackId);
    expect(stack?.StackStatus).toBe('DELETE_COMPLETE');
    await expect(stackOf('short')).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack with id short does not exist',
    });
    await account.cloudformation.send(
      new DeleteStackCommand({ StackName: 'short' }),
    );
  });

  it('stops a deletion that fails, and says what was in the way', async () => {
    await create('blocked', domain);
    const { StackResources } = await settled('blocked').then(() =>
      account.cloudformation.send(
        new DescribeStackResourcesCommand({ StackName: 'blocked' }),
      ),
    );
    await create(
      'blocking',
      profile('Inside').replace(
        '!Ref Domain',
        StackResources?.[0].PhysicalResourceId ?? '',
      ),
    );
    await settled('blocking');
    const remove = (StackName: string, RetainResources?: string[]) =>
      account.cloudformation.send(
        new DeleteStackCommand({ StackName, RetainResources }),
      );
    await remove('blocked');
    const stack = await settled('blocked');
    expect(stack?.StackStatus).toBe('DELETE_FAILED');
    expect(
      (await events('blocked')).map(
        ({ ResourceStatusReason }) => ResourceStatusReason,
      ),
    ).toContainEqual(expect.stringContaining('UserProfile(s) are associated'));
    await remove('blocked', ['Domain']);
    expect((await settled(stack?.StackId))?.StackStatus).toBe(
      'DELETE_COMPLETE',
    );
    await remove('blocking');
  });

  it('makes roles with their policies, where the caller grants the capability', async () => {
    const resources = (actions: string) => `
  Role:
    Type: AWS::IAM::Role
    Properties:
      Path: /atelier/
      RoleName: made-by-stack
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: { Service: sagemaker.amazonaws.com }
            Action: sts:AssumeRole
      ManagedPolicyArns: [arn:aws:iam::aws:policy/AmazonSageMakerReadOnly]
      Policies:
        - PolicyName: own
          PolicyDocument:
            Version: '2012-10-17'
            Statement: [{ Effect: Allow, Action: ${actions}, Resource: '*' }]`;
    await expect(
      create('roles', resources('s3:GetObject')),
    ).rejects.toMatchObject({
      name: 'InsufficientCapabilitiesException',
      message: 'Requires capabilities : [CAPABILITY_NAMED_IAM]',
    });
    const Capabilities = ['CAPABILITY_NAMED_IAM' as const];
    await create('roles', resources('s3:GetObject'), {
      TemplateBody: `Resources:${resources('s3:GetObject')}
Outputs: { Arn: { Value: !GetAtt Role.Arn } }`,
      Capabilities,
      Tags: [{ Key: 'team', Value: 'ml' }],
    });
    expect(await settled('roles')).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      Outputs: [
        {
          OutputValue: `arn:aws:iam::${spoke}:role/atelier/made-by-stack`,
        },
      ],
    });
    await account.cloudformation.send(
      new UpdateStackCommand({
        StackName: 'roles',
        TemplateBody: `Resources:${resources('s3:PutObject')}`,
        Capabilities,
        Tags: [{ Key: 'team', Value: 'data' }],
      }),
    );
    expect((await settled('roles'))?.StackStatus).toBe('UPDATE_COMPLETE');
    const RoleName = 'made-by-stack';
    const { PolicyDocument } = await account.iam.send(
      new GetRolePolicyCommand({ RoleName, PolicyName: 'own' }),
    );
    expect(decodeURIComponent(PolicyDocument ?? '')).toContain('s3:PutObject');
    const { Tags } = await account.iam.send(
      new ListRoleTagsCommand({ RoleName }),
    );
    expect(Tags).toContainEqual({ Key: 'team', Value: 'data' });
    await account.cloudformation.send(
      new DeleteStackCommand({ StackName: 'roles' }),
    );
    await eventually(
      () =>
        account.iam.send(new GetRoleCommand({ RoleName })).catch(e => e.name),
      found => found === 'NoSuchEntityException',
    );
  });

  it('goes on when a service throttles it', async () => {
    await create('throttled', domain);
    const { StackResources } = await settled('throttled').then(() =>
      account.cloudformation.send(
        new DescribeStackResourcesCommand({ StackName: 'throttled' }),
      ),
    );
    const id = StackResources?.[0].PhysicalResourceId ?? '';
    await fetch(`${sandbox.awsUrl}/_sandbox/faults`, {
      method: 'POST',
      body: JSON.stringify({
        service: 'sagemaker',
        operation: 'CreateUserProfile',
        count: 2,
        effect: { type: 'throttle' },
      }),
    });
    await create('patient', profile('Late').replace('!Ref Domain', id));
    expect((await settled('patient'))?.StackStatus).toBe('CREATE_COMPLETE');
    const faults = await fetch(`${sandbox.awsUrl}/_sandbox/faults`);
    expect(await faults.text()).toContain('"hits":2');
    await fetch(`${sandbox.awsUrl}/_sandbox/faults`, { method: 'DELETE' });
  });

  it('validates a template and says what is wrong with it', async () => {
    const validate = (TemplateBody: string) =>
      account.cloudformation.send(
        new ValidateTemplateCommand({ TemplateBody }),
      );
    const valid = await validate(
      `Description: a domain
Parameters: { Name: { Type: String, Default: x, NoEcho: true } }
Resources:${domain}`,
    );
    expect(valid).toMatchObject({
      Description: 'a domain',
      Parameters: [{ ParameterKey: 'Name', DefaultValue: 'x', NoEcho: true }],
    });
    await expect(
      validate('Resources: { A: { Type: AWS::Nope::Thing } }'),
    ).rejects.toMatchObject({
      name: 'ValidationError',
      message:
        'Template format error: Unrecognized resource types: [AWS::Nope::Thing]',
    });
    await expect(create('not valid', domain)).rejects.toThrow(
      'Member must satisfy regular expression pattern',
    );
    await expect(
      create(
        'cycle',
        domain +
          profile('A', '\n    DependsOn: B') +
          profile('B', '\n    DependsOn: A'),
      ),
    ).rejects.toThrow('Circular dependency between resources: [A, B]');
  });

  it("answers as AWS's models say, where the models are here", () => {
    expect(samples.length).toBeGreaterThan(0);
    expect(modelViolations(samples) ?? []).toEqual([]);
  });
});
