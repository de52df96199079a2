import { operation } from '../../service';
import { isBetween, listPage } from '../listing';
import * as shapes from '../shapes/mlops/endpoints';
import {
  endpointConfigs,
  endpoints,
  type EndpointDocument,
  type ProductionVariant,
} from './documents';
import { getEndpoint } from './lookUp';

export const DescribeEndpoint = operation({
  write: false,
  input: shapes.describeEndpointInput,
  handle({ EndpointName }, call) {
    const endpoint = getEndpoint(EndpointName, call);
    const { createdAt, modifiedAt, pendingConfigName, ...described } = endpoint;
    // An endpoint goes on without its configuration.
    const variantsOf = (name: string) =>
      call.env.store.get(endpointConfigs, call, name)?.ProductionVariants;
    const isServing = !['Creating', 'Failed'].includes(
      described.EndpointStatus,
    );
    return {
      ...described,
      ...(isServing && {
        ProductionVariants: variantsOf(described.EndpointConfigName)?.map(
          serving,
        ),
      }),
      ...(pendingConfigName && {
        PendingDeploymentSummary: {
          EndpointConfigName: pendingConfigName,
          ProductionVariants: variantsOf(pendingConfigName)?.map(
            ({ VariantName }) => ({ VariantName }),
          ),
          StartTime: new Date(modifiedAt),
        },
      }),
      CreationTime: new Date(createdAt),
      LastModifiedTime: new Date(modifiedAt),
    };
  },
});

export const ListEndpoints = operation({
  write: false,
  input: shapes.listEndpointsInput,
  handle(input, call) {
    const wanted = input.NameContains?.toLowerCase() ?? '';
    const found = call.env.store
      .list(endpoints, call)
      .filter(
        endpoint =>
          endpoint.EndpointName.toLowerCase().includes(wanted) &&
          (!input.StatusEquals ||
            endpoint.EndpointStatus === input.StatusEquals) &&
          isBetween(
            endpoint.createdAt,
            input.CreationTimeAfter,
            input.CreationTimeBefore,
          ) &&
          isBetween(
            endpoint.modifiedAt,
            input.LastModifiedTimeAfter,
            input.LastModifiedTimeBefore,
          ),
      );
    const keys: Record<string, (endpoint: EndpointDocument) => string> = {
      Name: ({ EndpointName }) => EndpointName,
      Status: ({ EndpointStatus }) => EndpointStatus,
    };
    const { items, ...page } = listPage(found, input, {
      by: keys[input.SortBy ?? ''] ?? (({ createdAt }) => createdAt),
    });
    return {
      Endpoints: items.map(endpoint => ({
        EndpointName: endpoint.EndpointName,
        EndpointArn: endpoint.EndpointArn,
        CreationTime: new Date(endpoint.createdAt),
        LastModifiedTime: new Date(endpoint.modifiedAt),
        EndpointStatus: endpoint.EndpointStatus,
      })),
      ...page,
    };
  },
});

function serving(variant: ProductionVariant) {
  const { VariantName, InitialVariantWeight, InitialInstanceCount } = variant;
  return {
    VariantName,
    CurrentWeight: InitialVariantWeight,
    DesiredWeight: InitialVariantWeight,
    ...(variant.ServerlessConfig
      ? {
          CurrentServerlessConfig: variant.ServerlessConfig,
          DesiredServerlessConfig: variant.ServerlessConfig,
        }
      : {
          CurrentInstanceCount: InitialInstanceCount ?? 1,
          DesiredInstanceCount: InitialInstanceCount ?? 1,
        }),
  };
}
