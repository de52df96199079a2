import { operation } from '../../service';
import { sagemakerArn } from '../arns';
import { resourceTags } from '../documents';
import { validationException } from '../errors';
import { isBetween, listPage } from '../listing';
import { getModel } from '../models/models';
import { checkPassedRole } from '../passRole';
import * as shapes from '../shapes/mlops/endpointConfigs';
import { checkTags } from '../tags';
import { endpointConfigs, type ProductionVariant } from './documents';
import { getEndpointConfig } from './lookUp';

export const CreateEndpointConfig = operation({
  write: true,
  input: shapes.createEndpointConfigInput,
  handle({ EndpointConfigName, Tags = [], ...input }, call) {
    checkTags(Tags, call);
    if (input.ExecutionRoleArn) {
      checkPassedRole(input.ExecutionRoleArn, call);
    }
    const variants = [
      ...input.ProductionVariants,
      ...(input.ShadowProductionVariants ?? []),
    ];
    checkVariants(variants);
    for (const { ModelName } of variants) {
      if (ModelName !== undefined) {
        getModel(ModelName, call);
      }
    }
    const { store, clock } = call.env;
    const EndpointConfigArn = sagemakerArn(
      call,
      `endpoint-config/${EndpointConfigName}`,
    );
    if (store.get(endpointConfigs, call, EndpointConfigName)) {
      throw validationException(
        `Cannot create already existing endpoint configuration "${EndpointConfigArn}".`,
      );
    }
    store.transaction(() => {
      store.put(endpointConfigs, call, EndpointConfigName, {
        ...input,
        ProductionVariants: input.ProductionVariants.map(variant => ({
          InitialVariantWeight: 1,
          ...variant,
        })),
        EndpointConfigName,
        EndpointConfigArn,
        createdAt: clock.now().toISOString(),
      });
      store.put(resourceTags, call, EndpointConfigArn, Tags);
    });
    return { EndpointConfigArn };
  },
});

export const DescribeEndpointConfig = operation({
  write: false,
  input: shapes.describeEndpointConfigInput,
  handle({ EndpointConfigName }, call) {
    const { createdAt, ...config } = getEndpointConfig(
      EndpointConfigName,
      call,
    );
    return { ...config, CreationTime: new Date(createdAt) };
  },
});

export const DeleteEndpointConfig = operation({
  write: true,
  input: shapes.deleteEndpointConfigInput,
  handle({ EndpointConfigName }, call) {
    const { EndpointConfigArn } = getEndpointConfig(EndpointConfigName, call);
    call.env.store.delete(endpointConfigs, call, EndpointConfigName);
    call.env.store.delete(resourceTags, call, EndpointConfigArn);
    return {};
  },
});

export const ListEndpointConfigs = operation({
  write: false,
  input: shapes.listEndpointConfigsInput,
  handle(input, call) {
    const wanted = input.NameContains?.toLowerCase() ?? '';
    const found = call.env.store
      .list(endpointConfigs, call)
      .filter(
        config =>
          config.EndpointConfigName.toLowerCase().includes(wanted) &&
          isBetween(
            config.createdAt,
            input.CreationTimeAfter,
            input.CreationTimeBefore,
          ),
      );
    const { items, ...page } = listPage(found, input, {
      by: config =>
        input.SortBy === 'Name' ? config.EndpointConfigName : config.createdAt,
    });
    return {
      EndpointConfigs: items.map(config => ({
        EndpointConfigName: config.EndpointConfigName,
        EndpointConfigArn: config.EndpointConfigArn,
        CreationTime: new Date(config.createdAt),
      })),
      ...page,
    };
  },
});

function checkVariants(variants: ProductionVariant[]): void {
  const names = variants.map(({ VariantName }) => VariantName);
  if (new Set(names).size !== names.length) {
    throw validationException('Production variant names must be unique.');
  }
  for (const variant of variants) {
    const { VariantName, ServerlessConfig, InstanceType } = variant;
    if (ServerlessConfig && (InstanceType || variant.InitialInstanceCount)) {
      throw validationException(
        `Production variant ${VariantName} cannot have both a ServerlessConfig and instances.`,
      );
    }
    if (!ServerlessConfig && !InstanceType && !variant.InstancePools) {
      throw validationException(
        `Production variant ${VariantName} must have an InstanceType or a ServerlessConfig.`,
      );
    }
  }
}
