import {
  DescribeProvisioningParametersCommand,
  ProvisioningArtifactParameter,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { callAws } from '../calls/callAws';
import { AwsClients, AwsTarget } from '../clients';
import { LaunchableProduct } from './describeProduct';

/** A parameter of a product's version. @public */
export interface ProductParameter {
  key: string;
  description?: string;
  /** CloudFormation's type, such as `String` or `Number`. */
  type: string;
  defaultValue?: string;
  /** Whether AWS hides its value. */
  noEcho: boolean;
  allowedValues: string[];
  allowedPattern?: string;
  /** What AWS says when a value does not fit. */
  constraintDescription?: string;
  minLength?: number;
  maxLength?: number;
  minValue?: number;
  maxValue?: number;
}

// AWS gives the numbers of constraints as strings.
function number(value: string | undefined): number | undefined {
  return value === undefined || value === '' ? undefined : Number(value);
}

function toParameter(given: ProvisioningArtifactParameter): ProductParameter {
  const constraints = given.ParameterConstraints ?? {};
  return {
    key: given.ParameterKey ?? '',
    description: given.Description,
    type: given.ParameterType ?? 'String',
    defaultValue: given.DefaultValue,
    noEcho: given.IsNoEcho ?? false,
    allowedValues: constraints.AllowedValues ?? [],
    allowedPattern: constraints.AllowedPattern || undefined,
    constraintDescription: constraints.ConstraintDescription || undefined,
    minLength: number(constraints.MinLength),
    maxLength: number(constraints.MaxLength),
    minValue: number(constraints.MinValue),
    maxValue: number(constraints.MaxValue),
  };
}

/**
 * The parameters of a product's version.
 *
 * Source: Service Catalog `DescribeProvisioningParameters`.
 *
 * @public
 */
export async function listProvisioningParameters(
  clients: AwsClients,
  target: AwsTarget,
  product: LaunchableProduct,
  options: { signal?: AbortSignal } = {},
): Promise<ProductParameter[]> {
  const client = clients.get(ServiceCatalogClient, target);
  const described = await callAws(
    'servicecatalog:DescribeProvisioningParameters',
    target,
    () =>
      client.send(
        new DescribeProvisioningParametersCommand({
          ProductId: product.productId,
          ProvisioningArtifactId: product.artifactId,
          PathId: product.pathId,
        }),
        { abortSignal: options.signal },
      ),
    product.name,
  );
  return (described.ProvisioningArtifactParameters ?? []).map(toParameter);
}
