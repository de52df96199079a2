import {
  DescribeProjectCommand,
  DescribeProjectOutput,
  ListProjectsCommand,
  ListTagsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { callAws } from '../calls/callAws';
import { collect, paginate } from '../calls/paginate';
import { AwsClients, AwsTarget } from '../clients';

/** A SageMaker project as AWS has it. @public */
export interface SageMakerProject {
  projectId: string;
  arn: string;
  /** `CreateCompleted`, `CreateInProgress`, `CreateFailed`, ... */
  status: string;
  /** AWS's words about its provisioned product; of a failed one, the reason. */
  message?: string;
  provisionedProductId?: string;
  tags: Array<{ Key?: string; Value?: string }>;
}

/**
 * The SageMaker project of a name, or undefined when there is none.
 *
 * It is listed first: for a name that does not exist AWS gives the same error as for one that is invalid.
 * Source: SageMaker `ListProjects`, `DescribeProject`, `ListTags`.
 *
 * @public
 */
export async function findSageMakerProject(
  clients: AwsClients,
  target: AwsTarget,
  name: string,
  options: { signal?: AbortSignal } = {},
): Promise<SageMakerProject | undefined> {
  const client = clients.get(SageMakerClient, target);
  const abort = { abortSignal: options.signal };
  const listed = await collect(
    paginate(async token => {
      const page = await callAws('sagemaker:ListProjects', target, () =>
        client.send(
          new ListProjectsCommand({
            NameContains: name,
            MaxResults: 100,
            NextToken: token,
          }),
          abort,
        ),
      );
      return { items: page.ProjectSummaryList, next: page.NextToken };
    }),
  );
  const summary = listed.find(({ ProjectName }) => ProjectName === name);
  if (!summary || summary.ProjectStatus === 'DeleteCompleted') {
    return undefined;
  }
  const found = await callAws(
    'sagemaker:DescribeProject',
    target,
    () => client.send(new DescribeProjectCommand({ ProjectName: name }), abort),
    name,
  );
  const { Tags: tags = [] } = await callAws(
    'sagemaker:ListTags',
    target,
    () =>
      client.send(
        new ListTagsCommand({ ResourceArn: found.ProjectArn, MaxResults: 100 }),
        abort,
      ),
    name,
  );
  return { ...readProject(found), tags };
}

function readProject(
  found: DescribeProjectOutput,
): Omit<SageMakerProject, 'tags'> {
  const product = found.ServiceCatalogProvisionedProductDetails;
  return {
    projectId: found.ProjectId ?? '',
    arn: found.ProjectArn ?? '',
    status: found.ProjectStatus ?? '',
    message: product?.ProvisionedProductStatusMessage,
    provisionedProductId: product?.ProvisionedProductId,
  };
}
