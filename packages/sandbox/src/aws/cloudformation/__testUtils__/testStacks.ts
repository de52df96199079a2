import {
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type CreateStackCommandInput,
} from '@aws-sdk/client-cloudformation';
import { ListUserProfilesCommand } from '@aws-sdk/client-sagemaker';
import { startSandbox, type RunningSandbox } from '../../..';
import type { Sample } from './conformance';
import { eventually } from './eventually';
import { spoke, TestAccount } from './TestAccount';

/** The execution role of the domain. */
export const role = `arn:aws:iam::${spoke}:role/atelier/data-scientist`;

/** A domain of a template, named as its stack. */
export const domain = `
  Domain:
    Type: AWS::SageMaker::Domain
    Properties:
      DomainName: !Ref AWS::StackName
      AuthMode: IAM
      DefaultUserSettings: { ExecutionRole: ${role} }`;

/** A profile of a template, in that domain; `rest` are more lines. */
export function profile(name: string, rest = '') {
  return `
  ${name}:
    Type: AWS::SageMaker::UserProfile
    Properties:
      DomainId: !Ref Domain
      UserProfileName: ${name}${rest}`;
}

/** A sandbox for the tests of a file, with stacks of the spoke's root user. */
export function testStacks() {
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

  return {
    samples,
    create,
    stackOf,
    settled,
    events,
    profiles,
    get url() {
      return sandbox.awsUrl;
    },
    get account() {
      return account;
    },
  };
}
