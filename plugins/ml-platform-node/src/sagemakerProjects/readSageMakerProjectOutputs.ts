import { AwsClients, AwsTarget } from '../clients';
import { readOutputs } from '../serviceCatalog/provisionedProduct';
import { SageMakerProject } from './findSageMakerProject';

/**
 * The outputs of the product behind a SageMaker project; none while it has no provisioned product.
 *
 * Source: Service Catalog `GetProvisionedProductOutputs`.
 *
 * @public
 */
export async function readSageMakerProjectOutputs(
  clients: AwsClients,
  target: AwsTarget,
  project: Pick<SageMakerProject, 'provisionedProductId'>,
  options: { signal?: AbortSignal } = {},
): Promise<Record<string, string>> {
  return project.provisionedProductId === undefined
    ? {}
    : readOutputs(clients, target, project.provisionedProductId, options);
}
