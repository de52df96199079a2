import {
  CloudFormationClient,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeProvisionedProductCommand,
  GetProvisionedProductOutputsCommand,
  ProvisionedProductDetail,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { callAws } from '../calls/callAws';
import { collect, paginate } from '../calls/paginate';
import { AwsClients, AwsTarget } from '../clients';

/** Every product that CloudFormation builds has this output. Source: Service Catalog, record outputs. */
const stackOutput = 'CloudformationStackARN';

type Options = { signal?: AbortSignal };

/** A provisioned product by name, or undefined when there is none. */
export async function findProvisionedProduct(
  clients: AwsClients,
  target: AwsTarget,
  name: string,
  { signal }: Options,
): Promise<ProvisionedProductDetail | undefined> {
  const client = clients.get(ServiceCatalogClient, target);
  try {
    const found = await callAws(
      'servicecatalog:DescribeProvisionedProduct',
      target,
      () =>
        client.send(new DescribeProvisionedProductCommand({ Name: name }), {
          abortSignal: signal,
        }),
      name,
    );
    return found.ProvisionedProductDetail;
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundError') {
      return undefined;
    }
    throw error;
  }
}

/** All outputs of a provisioned product. */
export async function readOutputs(
  clients: AwsClients,
  target: AwsTarget,
  provisionedProductId: string,
  { signal }: Options,
): Promise<Record<string, string>> {
  const client = clients.get(ServiceCatalogClient, target);
  const outputs = await collect(
    paginate(async token => {
      const page = await callAws(
        'servicecatalog:GetProvisionedProductOutputs',
        target,
        () =>
          client.send(
            new GetProvisionedProductOutputsCommand({
              ProvisionedProductId: provisionedProductId,
              PageToken: token,
            }),
            { abortSignal: signal },
          ),
        provisionedProductId,
      );
      return { items: page.Outputs, next: page.NextPageToken };
    }),
  );
  return Object.fromEntries(
    outputs.map(({ OutputKey = '', OutputValue = '' }) => [
      OutputKey,
      OutputValue,
    ]),
  );
}

/**
 * The parameters that a provisioned product's stack has now; Service Catalog itself does not tell them.
 * Undefined where no CloudFormation stack is behind it.
 */
export async function readStackParameters(
  clients: AwsClients,
  target: AwsTarget,
  outputs: Record<string, string>,
  { signal }: Options,
): Promise<Record<string, string> | undefined> {
  const stack = outputs[stackOutput];
  if (!stack) {
    return undefined;
  }
  const client = clients.get(CloudFormationClient, target);
  const { Stacks: [found] = [] } = await callAws(
    'cloudformation:DescribeStacks',
    target,
    () =>
      client.send(new DescribeStacksCommand({ StackName: stack }), {
        abortSignal: signal,
      }),
    stack,
  );
  return Object.fromEntries(
    (found?.Parameters ?? []).map(({ ParameterKey, ParameterValue = '' }) => [
      ParameterKey,
      ParameterValue,
    ]),
  );
}
