import { createHash } from 'node:crypto';
import {
  RetryPipelineExecutionCommand,
  SageMakerClient,
  StartPipelineExecutionCommand,
  StopPipelineExecutionCommand,
} from '@aws-sdk/client-sagemaker';
import { ConflictError } from '@backstage/errors';
import { callAws } from '../calls/callAws';
import { AwsClients, AwsTarget } from '../clients';
import {
  describePipelineExecution,
  DescribedExecution,
  isRunning,
} from './executions';

/**
 * Starts a pipeline; the ARN of the execution. The same token starts one execution, however often it is sent.
 *
 * Source: SageMaker `StartPipelineExecution`.
 *
 * @public
 */
export async function startPipeline(
  clients: AwsClients,
  target: AwsTarget,
  request: {
    pipeline: string;
    parameters?: { name: string; value: string }[];
    /** 32 to 128 characters. */
    requestToken: string;
  },
): Promise<string> {
  const client = clients.get(SageMakerClient, target);
  const { PipelineExecutionArn: arn = '' } = await callAws(
    'sagemaker:StartPipelineExecution',
    target,
    () =>
      client.send(
        new StartPipelineExecutionCommand({
          PipelineName: request.pipeline,
          PipelineParameters: request.parameters?.map(({ name, value }) => ({
            Name: name,
            Value: value,
          })),
          ClientRequestToken: request.requestToken,
        }),
      ),
    request.pipeline,
  );
  return arn;
}

/**
 * Stops an execution. One that is being stopped is left to it. Throws a ConflictError when it has ended.
 *
 * Source: SageMaker `StopPipelineExecution`.
 *
 * @public
 */
export async function stopPipelineExecution(
  clients: AwsClients,
  target: AwsTarget,
  arn: string,
): Promise<void> {
  const execution = await describePipelineExecution(clients, target, arn);
  if (execution.status === 'Stopping') {
    return;
  }
  if (!isRunning(execution.status)) {
    throw new ConflictError(
      `The execution ${execution.id} in account ${target.accountId} is ${execution.status}: there is nothing to stop.`,
    );
  }
  const client = clients.get(SageMakerClient, target);
  await callAws(
    'sagemaker:StopPipelineExecution',
    target,
    () =>
      client.send(
        new StopPipelineExecutionCommand({
          PipelineExecutionArn: arn,
          ClientRequestToken: tokenOf('stop', execution),
        }),
      ),
    arn,
  );
}

/**
 * Runs the steps of an execution again that did not succeed. Throws a ConflictError unless it failed or was stopped.
 *
 * Source: SageMaker `RetryPipelineExecution`.
 *
 * @public
 */
export async function retryPipelineExecution(
  clients: AwsClients,
  target: AwsTarget,
  arn: string,
): Promise<void> {
  const execution = await describePipelineExecution(clients, target, arn);
  if (execution.status !== 'Failed' && execution.status !== 'Stopped') {
    throw new ConflictError(
      `The execution ${execution.id} in account ${target.accountId} is ${execution.status}: only one that failed or was stopped can be retried.`,
    );
  }
  const client = clients.get(SageMakerClient, target);
  await callAws(
    'sagemaker:RetryPipelineExecution',
    target,
    () =>
      client.send(
        new RetryPipelineExecutionCommand({
          PipelineExecutionArn: arn,
          ClientRequestToken: tokenOf('retry', execution),
        }),
      ),
    arn,
  );
}

/** The same while the execution stays as it is: two who ask at once ask for one thing. */
function tokenOf(act: string, execution: DescribedExecution): string {
  return createHash('sha256')
    .update(JSON.stringify([act, execution.arn, execution.changedAt]))
    .digest('hex');
}
