import {
  DeleteStackCommand,
  DescribeStackResourcesCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeUserProfileCommand } from '@aws-sdk/client-sagemaker';
import {
  GetRoleCommand,
  GetRolePolicyCommand,
  ListRoleTagsCommand,
} from '@aws-sdk/client-iam';
import { modelViolations } from './__testUtils__/conformance';
import { eventually } from './__testUtils__/eventually';
import { spoke } from './__testUtils__/TestAccount';
import { domain, profile, role, testStacks } from './__testUtils__/testStacks';

describe('updates of stacks', () => {
  const stacks = testStacks();
  const { create, settled, events, profiles } = stacks;

  it('updates, adds and removes resources; a failed update goes back', async () => {
    await create('changing', `${domain}${profile('Stays')}${profile('Goes')}`);
    await settled('changing');
    const update = (resources: string) =>
      stacks.account.cloudformation.send(
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
    const { StackResources } = await stacks.account.cloudformation.send(
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
    const stays = await stacks.account.sagemaker.send(
      new DescribeUserProfileCommand({ DomainId, UserProfileName: 'Stays' }),
    );
    expect(stays.UserSettings?.ExecutionRole).toBe(role);

    await expect(
      update(`${domain}${profile('Stays', settings)}${profile('Comes')}`),
    ).rejects.toThrow('No updates are to be performed.');
  });

  it('puts another resource in the place of one that cannot change so, and deletes the old one last', async () => {
    const update = (body: string) =>
      stacks.account.cloudformation.send(
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
    const { StackResources } = await stacks.account.cloudformation.send(
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
    await stacks.account.cloudformation.send(
      new DeleteStackCommand({ StackName: 'replacing' }),
    );
    await eventually(
      () => profiles(DomainId).catch(() => undefined),
      found => !found?.length,
    );
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
    await stacks.account.cloudformation.send(
      new UpdateStackCommand({
        StackName: 'roles',
        TemplateBody: `Resources:${resources('s3:PutObject')}`,
        Capabilities,
        Tags: [{ Key: 'team', Value: 'data' }],
      }),
    );
    expect((await settled('roles'))?.StackStatus).toBe('UPDATE_COMPLETE');
    const RoleName = 'made-by-stack';
    const { PolicyDocument } = await stacks.account.iam.send(
      new GetRolePolicyCommand({ RoleName, PolicyName: 'own' }),
    );
    expect(decodeURIComponent(PolicyDocument ?? '')).toContain('s3:PutObject');
    const { Tags } = await stacks.account.iam.send(
      new ListRoleTagsCommand({ RoleName }),
    );
    expect(Tags).toContainEqual({ Key: 'team', Value: 'data' });
    await stacks.account.cloudformation.send(
      new DeleteStackCommand({ StackName: 'roles' }),
    );
    await eventually(
      () =>
        stacks.account.iam
          .send(new GetRoleCommand({ RoleName }))
          .catch(e => e.name),
      found => found === 'NoSuchEntityException',
    );
  });

  it("answers as AWS's models say, where the models are here", () => {
    expect(stacks.samples.length).toBeGreaterThan(0);
    expect(modelViolations(stacks.samples) ?? []).toEqual([]);
  });
});
