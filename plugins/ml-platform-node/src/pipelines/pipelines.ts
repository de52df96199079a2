import {
  DescribePipelineCommand,
  ListPipelinesCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { PipelineParameter } from '@atelier/plugin-ml-platform-common';
import { callAws } from '../calls/callAws';
import { paginate } from '../calls/paginate';
import { AwsClients, AwsTarget } from '../clients';
import { readPipelineDefinition } from './readDefinition';

/** A pipeline as `ListPipelines` gives it. Times are ISO 8601. @public */
export interface PipelineSummary {
  name: string;
  displayName?: string;
  arn: string;
  createdAt: string;
  changedAt: string;
}

/** A pipeline as `DescribePipeline` gives it. @public */
export interface PipelineDetails extends PipelineSummary {
  /** `Active` or `Deleting`. */
  status: string;
  parameters: PipelineParameter[];
}

/**
 * The pipelines of an account and region, all pages.
 *
 * Source: SageMaker `ListPipelines`.
 *
 * @public
 */
export function listPipelines(
  clients: AwsClients,
  target: AwsTarget,
  options: { signal?: AbortSignal } = {},
): AsyncIterable<PipelineSummary> {
  const client = clients.get(SageMakerClient, target);
  return paginate(async token => {
    const page = await callAws('sagemaker:ListPipelines', target, () =>
      client.send(
        new ListPipelinesCommand({ NextToken: token, MaxResults: 100 }),
        { abortSignal: options.signal },
      ),
    );
    return {
      items: page.PipelineSummaries?.map(pipeline => ({
        name: pipeline.PipelineName ?? '',
        displayName: pipeline.PipelineDisplayName,
        arn: pipeline.PipelineArn ?? '',
        createdAt: isoTime(pipeline.CreationTime),
        changedAt: isoTime(pipeline.LastModifiedTime),
      })),
      next: page.NextToken,
    };
  });
}

/**
 * One pipeline with the parameters of its present definition. Throws a NotFoundError when there is none.
 *
 * Source: SageMaker `DescribePipeline`.
 *
 * @public
 */
export async function describePipeline(
  clients: AwsClients,
  target: AwsTarget,
  name: string,
  options: { signal?: AbortSignal } = {},
): Promise<PipelineDetails> {
  const client = clients.get(SageMakerClient, target);
  const pipeline = await callAws(
    'sagemaker:DescribePipeline',
    target,
    () =>
      client.send(new DescribePipelineCommand({ PipelineName: name }), {
        abortSignal: options.signal,
      }),
    name,
  );
  return {
    name,
    displayName: pipeline.PipelineDisplayName,
    arn: pipeline.PipelineArn ?? '',
    createdAt: isoTime(pipeline.CreationTime),
    changedAt: isoTime(pipeline.LastModifiedTime),
    status: pipeline.PipelineStatus ?? '',
    parameters: readPipelineDefinition(pipeline.PipelineDefinition ?? '')
      .parameters,
  };
}

/** A time of the AWS SDK as ISO 8601; empty where AWS gave none. */
export function isoTime(time: Date | undefined): string {
  return time?.toISOString() ?? '';
}
