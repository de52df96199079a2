import {
  ListModelPackageGroupsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { callAws } from '../calls/callAws';
import { paginate } from '../calls/paginate';
import { AwsClients, AwsTarget } from '../clients';
import { isoTime } from '../pipelines/pipelines';

/** A model package group as `ListModelPackageGroups` gives it. @public */
export interface ModelGroupSummary {
  name: string;
  arn: string;
  description?: string;
  /** ISO 8601. */
  createdAt: string;
}

/**
 * The model package groups of an account and region, all pages.
 *
 * Source: SageMaker `ListModelPackageGroups`.
 *
 * @public
 */
export function listModelGroups(
  clients: AwsClients,
  target: AwsTarget,
  options: { signal?: AbortSignal } = {},
): AsyncIterable<ModelGroupSummary> {
  const client = clients.get(SageMakerClient, target);
  return paginate(async token => {
    const page = await callAws('sagemaker:ListModelPackageGroups', target, () =>
      client.send(
        new ListModelPackageGroupsCommand({
          NextToken: token,
          MaxResults: 100,
        }),
        { abortSignal: options.signal },
      ),
    );
    return {
      items: page.ModelPackageGroupSummaryList?.map(group => ({
        name: group.ModelPackageGroupName ?? '',
        arn: group.ModelPackageGroupArn ?? '',
        description: group.ModelPackageGroupDescription,
        createdAt: isoTime(group.CreationTime),
      })),
      next: page.NextToken,
    };
  });
}
