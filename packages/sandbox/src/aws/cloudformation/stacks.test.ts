import {
  DeleteStackCommand,
  DescribeStackResourcesCommand,
  GetTemplateCommand,
  ListStackResourcesCommand,
  UpdateStackCommand,
  ValidateTemplateCommand,
} from '@aws-sdk/client-cloudformation';
import { ListTagsCommand } from '@aws-sdk/client-sagemaker';
import { modelViolations } from './__testUtils__/conformance';
import { eventually } from './__testUtils__/eventually';
import { domain, profile, testStacks } from './__testUtils__/testStacks';

describe('stacks', () => {
  const stacks = testStacks();
  const { create, stackOf, settled, events } = stacks;

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
    const { Tags } = await stacks.account.sagemaker.send(
      new ListTagsCommand({ ResourceArn: stack?.Outputs?.[0].OutputValue }),
    );
    expect(Tags).toEqual([
      { Key: 'team', Value: 'forecasting' },
      { Key: 'aws:cloudformation:stack-id', Value: StackId },
      { Key: 'aws:cloudformation:stack-name', Value: 'ordered' },
      { Key: 'aws:cloudformation:logical-id', Value: 'One' },
    ]);
    const { StackResourceSummaries } = await stacks.account.cloudformation.send(
      new ListStackResourcesCommand({ StackName: 'ordered' }),
    );
    expect(StackResourceSummaries).toMatchObject([
      { LogicalResourceId: 'Domain', ResourceStatus: 'CREATE_COMPLETE' },
      { PhysicalResourceId: expect.stringMatching(/^One\|d-/) },
    ]);
    const { StackResources } = await stacks.account.cloudformation.send(
      new DescribeStackResourcesCommand({
        PhysicalResourceId: StackResourceSummaries?.[0].PhysicalResourceId,
      }),
    );
    expect(StackResources).toHaveLength(2);
    const { TemplateBody } = await stacks.account.cloudformation.send(
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
      stacks.account.cloudformation.send(
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
    const { StackResources } = await stacks.account.cloudformation.send(
      new DescribeStackResourcesCommand({ StackName: 'kept' }),
    );
    expect(StackResources).toMatchObject([
      { LogicalResourceId: 'Domain', ResourceStatus: 'CREATE_COMPLETE' },
      { LogicalResourceId: 'Bad', ResourceStatus: 'CREATE_FAILED' },
    ]);
  });

  it('deletes a stack, also in the middle of its making', async () => {
    const { StackId } = await create('short', `${domain}${profile('One')}`);
    await eventually(
      () => events('short'),
      all => all.length >= 3,
    );
    await stacks.account.cloudformation.send(
      new DeleteStackCommand({ StackName: 'short' }),
    );
    const stack = await settled(StackId);
    expect(stack?.StackStatus).toBe('DELETE_COMPLETE');
    await expect(stackOf('short')).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack with id short does not exist',
    });
    await stacks.account.cloudformation.send(
      new DeleteStackCommand({ StackName: 'short' }),
    );
  });

  it('stops a deletion that fails, and says what was in the way', async () => {
    await create('blocked', domain);
    const { StackResources } = await settled('blocked').then(() =>
      stacks.account.cloudformation.send(
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
      stacks.account.cloudformation.send(
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

  it('goes on when a service throttles it', async () => {
    await create('throttled', domain);
    const { StackResources } = await settled('throttled').then(() =>
      stacks.account.cloudformation.send(
        new DescribeStackResourcesCommand({ StackName: 'throttled' }),
      ),
    );
    const id = StackResources?.[0].PhysicalResourceId ?? '';
    await fetch(`${stacks.url}/_sandbox/faults`, {
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
    const faults = await fetch(`${stacks.url}/_sandbox/faults`);
    expect(await faults.text()).toContain('"hits":2');
    await fetch(`${stacks.url}/_sandbox/faults`, { method: 'DELETE' });
  });

  it('validates a template and says what is wrong with it', async () => {
    const validate = (TemplateBody: string) =>
      stacks.account.cloudformation.send(
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
    expect(stacks.samples.length).toBeGreaterThan(0);
    expect(modelViolations(stacks.samples) ?? []).toEqual([]);
  });
});
