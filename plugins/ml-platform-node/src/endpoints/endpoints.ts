import {
  DescribeEndpointCommand,
  DescribeEndpointConfigCommand,
  DescribeModelCommand,
  ListEndpointsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { isErrorWithName } from '@backstage/errors';
import { callAws } from '../calls/callAws';
import { paginate } from '../calls/paginate';
import { AwsClients, AwsTarget } from '../clients';
import { isoTime } from '../pipelines/pipelines';

/** An endpoint as `ListEndpoints` gives it. Times are ISO 8601. @public */
export interface EndpointSummary {
  name: string;
  arn: string;
  /** `InService`, `Creating`, `Updating`, `Failed`, ... */
  status: string;
  createdAt: string;
  changedAt: string;
}

/** An endpoint with what it serves. @public */
export interface EndpointDetails extends EndpointSummary {
  failureReason?: string;
  /** Of its first variant; absent of a serverless one. */
  instanceType?: string;
  /** The model versions that it serves; none where its models are not from a registry. */
  modelPackageArns: string[];
}

/**
 * The endpoints of an account and region, all pages.
 *
 * Source: SageMaker `ListEndpoints`.
 *
 * @public
 */
export function listEndpoints(
  clients: AwsClients,
  target: AwsTarget,
  options: { signal?: AbortSignal } = {},
): AsyncIterable<EndpointSummary> {
  const client = clients.get(SageMakerClient, target);
  return paginate(async token => {
    const page = await callAws('sagemaker:ListEndpoints', target, () =>
      client.send(
        new ListEndpointsCommand({ NextToken: token, MaxResults: 100 }),
        { abortSignal: options.signal },
      ),
    );
    return {
      items: page.Endpoints?.map(endpoint => ({
        name: endpoint.EndpointName ?? '',
        arn: endpoint.EndpointArn ?? '',
        status: endpoint.EndpointStatus ?? '',
        createdAt: isoTime(endpoint.CreationTime),
        changedAt: isoTime(endpoint.LastModifiedTime),
      })),
      next: page.NextToken,
    };
  });
}

/**
 * One endpoint with the model versions that it serves, by its config and its models; what of these was deleted tells
 * nothing, although the endpoint goes on. Throws a NotFoundError when there is no such endpoint.
 *
 * Source: SageMaker `DescribeEndpoint`, `DescribeEndpointConfig`, `DescribeModel`.
 *
 * @public
 */
export async function describeEndpoint(
  clients: AwsClients,
  target: AwsTarget,
  name: string,
  options: { signal?: AbortSignal } = {},
): Promise<EndpointDetails> {
  const client = clients.get(SageMakerClient, target);
  const sendOptions = { abortSignal: options.signal };
  const endpoint = await callAws(
    'sagemaker:DescribeEndpoint',
    target,
    () =>
      client.send(
        new DescribeEndpointCommand({ EndpointName: name }),
        sendOptions,
      ),
    name,
  );
  const configName = endpoint.EndpointConfigName;
  const config = configName
    ? await unlessGone(() =>
        callAws(
          'sagemaker:DescribeEndpointConfig',
          target,
          () =>
            client.send(
              new DescribeEndpointConfigCommand({
                EndpointConfigName: configName,
              }),
              sendOptions,
            ),
          configName,
        ),
      )
    : undefined;
  const variants = config?.ProductionVariants ?? [];
  const models = new Set(variants.flatMap(({ ModelName }) => ModelName ?? []));
  const arns = await Promise.all(
    [...models].map(model =>
      modelPackagesOf(clients, target, model, options.signal),
    ),
  );
  return {
    name,
    arn: endpoint.EndpointArn ?? '',
    status: endpoint.EndpointStatus ?? '',
    createdAt: isoTime(endpoint.CreationTime),
    changedAt: isoTime(endpoint.LastModifiedTime),
    failureReason: endpoint.FailureReason,
    instanceType: variants[0]?.InstanceType,
    modelPackageArns: [...new Set(arns.flat())].sort(),
  };
}

async function modelPackagesOf(
  clients: AwsClients,
  target: AwsTarget,
  modelName: string,
  abortSignal: AbortSignal | undefined,
): Promise<string[]> {
  const client = clients.get(SageMakerClient, target);
  const model = await unlessGone(() =>
    callAws(
      'sagemaker:DescribeModel',
      target,
      () =>
        client.send(new DescribeModelCommand({ ModelName: modelName }), {
          abortSignal,
        }),
      modelName,
    ),
  );
  return [model?.PrimaryContainer, ...(model?.Containers ?? [])].flatMap(
    container => container?.ModelPackageName ?? [],
  );
}

async function unlessGone<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isErrorWithName(error, 'NotFoundError')) {
      return undefined;
    }
    throw error;
  }
}
