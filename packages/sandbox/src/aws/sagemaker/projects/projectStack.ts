import { failureReason } from '../../cloudformation/failureReason';
import { AwsError } from '../../errors';
import type { Caller, Env, Scope } from '../../service';
import type { ProjectDocument } from './documents';
import { results, type Changes } from './results';

interface DescribedStack {
  StackStatus: string;
  StackStatusReason?: string;
}

export function stackName({ ProjectName, ProjectId }: ProjectDocument): string {
  return `SageMaker-${ProjectName}-${ProjectId}`;
}

/** The token makes a second asking, after a crash, the same as the first. */
async function ask(
  project: ProjectDocument,
  scope: Scope,
  env: Env,
): Promise<Changes> {
  const { ProjectStatus: status, changeToken, stackId } = project;
  if (status === 'DeleteInProgress' && !stackId) {
    return { ProjectStatus: 'DeleteCompleted' };
  }
  try {
    const { operation, input } = requestOf(project);
    const { StackId = stackId } = await env.invoke<{ StackId?: string }>(
      'cloudformation',
      operation,
      { ...input, ClientRequestToken: changeToken },
      callerOf(project, scope),
    );
    return {
      ...(status === 'Pending' && { ProjectStatus: 'CreateInProgress' }),
      stackId: StackId,
      recordId: changeToken,
    };
  } catch (error) {
    if (
      error instanceof AwsError &&
      error.message === 'No updates are to be performed.'
    ) {
      return { ProjectStatus: results[status]?.done };
    }
    throw error;
  }
}

function requestOf(project: ProjectDocument) {
  const { ProjectStatus, stackId, template, tags } = project;
  if (ProjectStatus === 'DeleteInProgress') {
    return { operation: 'DeleteStack', input: { StackName: stackId } };
  }
  const parameters = [
    ...(template?.Parameters ?? []),
    { Key: 'SageMakerProjectName', Value: project.ProjectName },
    { Key: 'SageMakerProjectId', Value: project.ProjectId },
  ];
  return {
    operation:
      ProjectStatus === 'UpdateInProgress' ? 'UpdateStack' : 'CreateStack',
    input: {
      StackName: stackId ?? stackName(project),
      TemplateURL: template?.TemplateURL,
      RoleARN: template?.RoleARN,
      Parameters: parameters.map(({ Key, Value }) => ({
        ParameterKey: Key,
        ParameterValue: Value ?? '',
      })),
      Tags: tags,
      Capabilities: ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
    },
  };
}

async function follow(
  project: ProjectDocument,
  scope: Scope,
  env: Env,
): Promise<Changes> {
  const { stackId: StackName } = project;
  const invoke = <O>(operation: string, input: object) =>
    env.invoke<O>('cloudformation', operation, input, callerOf(project, scope));
  const { Stacks } = await invoke<{ Stacks: DescribedStack[] }>(
    'DescribeStacks',
    { StackName },
  );
  const [{ StackStatus, StackStatusReason }] = Stacks;
  if (StackStatus.endsWith('_IN_PROGRESS')) {
    return {};
  }
  const { done, failed } = results[project.ProjectStatus] ?? {};
  if (/^(CREATE|UPDATE|DELETE)_COMPLETE$/.test(StackStatus)) {
    return { ProjectStatus: done, statusMessage: undefined };
  }
  const reason = (await failureReason(StackName, invoke)) ?? StackStatusReason;
  return {
    ProjectStatus: failed,
    statusMessage: `${StackStatus}: ${reason ?? ''}`,
  };
}

function callerOf(
  { actor }: ProjectDocument,
  { account, region }: Scope,
): Caller {
  return { account, region, principal: actor, source: 'sagemaker' };
}

/** A project that a template in S3 makes. */
export const projectStack = { ask, follow };
