import {
  CloudFormationClient,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import {
  DescribeProvisionedProductCommand,
  GetProvisionedProductOutputsCommand,
  ProvisionedProductDetail,
  SearchProvisionedProductsCommand,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { callAws } from '../calls/callAws';
import { collect, paginate } from '../calls/paginate';
import { AwsClients, AwsTarget } from '../clients';
import { describeRecord } from './followRecord';

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

/** A provisioned product's tags: those of its last record until the search knows it. */
export async function readTags(
  clients: AwsClients,
  target: AwsTarget,
  product: ProvisionedProductDetail,
  { signal }: Options,
): Promise<Array<{ Key?: string; Value?: string }>> {
  const client = clients.get(ServiceCatalogClient, target);
  const { ProvisionedProducts: found = [] } = await callAws(
    'servicecatalog:SearchProvisionedProducts',
    target,
    () =>
      client.send(
        new SearchProvisionedProductsCommand({
          AccessLevelFilter: { Key: 'Account', Value: 'self' },
          Filters: { SearchQuery: [`id:${product.Id}`] },
        }),
        { abortSignal: signal },
      ),
    product.Name,
  );
  const tags = found.find(({ Id }) => Id === product.Id)?.Tags;
  if (tags?.length) {
    return tags;
  }
  const recordId = product.LastProvisioningRecordId ?? product.LastRecordId;
  const record = await describeRecord(clients, target, recordId ?? '', {
    signal,
  });
  return record.RecordTags ?? [];
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
 * The parameters that a provisioned product's stack has now, secret ones as asterisks; Service Catalog itself does not tell them.
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
  // A launch constraint with a RoleArn puts the stack in that role's account.
  const [, , , region, accountId] = stack.split(':');
  const place = { ...target, region, accountId };
  const client = clients.get(CloudFormationClient, place);
  const { Stacks: [found] = [] } = await callAws(
    'cloudformation:DescribeStacks',
    place,
    () =>
      client.send(new DescribeStacksCommand({ StackName: stack }), {
        abortSignal: signal,
      }),
    stack,
  );
  return Object.fromEntries(
    (found?.Parameters ?? []).map(
      ({ ParameterKey = '', ParameterValue = '' }) => [
        ParameterKey,
        ParameterValue,
      ],
    ),
  );
}
