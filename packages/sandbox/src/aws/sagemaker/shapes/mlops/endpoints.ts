import { s } from '../../../shapes';
import { tagList } from '../common';
import { endpointConfigName, orderKey, paginationToken } from './shared';

export const endpointName = s.string({
  max: 63,
  pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
});

export const capacitySize = s.structure({
  Type: s.string({ enum: ['INSTANCE_COUNT', 'CAPACITY_PERCENT'] }).required(),
  Value: s.integer({ min: 1 }).required(),
});

export const trafficRoutingConfig = s.structure({
  Type: s.string({ enum: ['ALL_AT_ONCE', 'CANARY', 'LINEAR'] }).required(),
  WaitIntervalInSeconds: s.integer({ min: 0, max: 3600 }).required(),
  CanarySize: capacitySize,
  LinearStepSize: capacitySize,
});

export const blueGreenUpdatePolicy = s.structure({
  TrafficRoutingConfiguration: trafficRoutingConfig.required(),
  TerminationWaitInSeconds: s.integer({ min: 0, max: 3600 }),
  MaximumExecutionTimeoutInSeconds: s.integer({ min: 600, max: 28800 }),
});

export const rollingUpdatePolicy = s.structure({
  MaximumBatchSize: capacitySize.required(),
  WaitIntervalInSeconds: s.integer({ min: 0, max: 3600 }).required(),
  MaximumExecutionTimeoutInSeconds: s.integer({ min: 600, max: 28800 }),
  RollbackMaximumBatchSize: capacitySize,
});

export const alarm = s.structure({
  AlarmName: s.string({ min: 1, max: 255, pattern: '(?!\\s*$).+' }),
});

export const autoRollbackConfig = s.structure({
  Alarms: s.list(alarm, { min: 1, max: 10 }),
});

export const deploymentConfig = s.structure({
  BlueGreenUpdatePolicy: blueGreenUpdatePolicy,
  RollingUpdatePolicy: rollingUpdatePolicy,
  AutoRollbackConfiguration: autoRollbackConfig,
});

export const createEndpointInput = s.structure({
  EndpointName: endpointName.required(),
  EndpointConfigName: endpointConfigName.required(),
  DeploymentConfig: deploymentConfig,
  Tags: tagList,
});

export const describeEndpointInput = s.structure({
  EndpointName: endpointName.required(),
});

export const listEndpointsInput = s.structure({
  SortBy: s.string({ enum: ['Name', 'CreationTime', 'Status'] }),
  SortOrder: orderKey,
  NextToken: paginationToken,
  MaxResults: s.integer({ min: 1, max: 100 }),
  NameContains: s.string({ max: 63, pattern: '[a-zA-Z0-9-]+' }),
  CreationTimeBefore: s.timestamp(),
  CreationTimeAfter: s.timestamp(),
  LastModifiedTimeBefore: s.timestamp(),
  LastModifiedTimeAfter: s.timestamp(),
  StatusEquals: s.string({
    enum: [
      'OutOfService',
      'Creating',
      'Updating',
      'SystemUpdating',
      'RollingBack',
      'InService',
      'Deleting',
      'Failed',
      'UpdateRollbackFailed',
    ],
  }),
});

export const variantProperty = s.structure({
  VariantPropertyType: s
    .string({
      enum: ['DesiredInstanceCount', 'DesiredWeight', 'DataCaptureConfig'],
    })
    .required(),
});

export const updateEndpointInput = s.structure({
  EndpointName: endpointName.required(),
  EndpointConfigName: endpointConfigName.required(),
  RetainAllVariantProperties: s.boolean(),
  ExcludeRetainedVariantProperties: s.list(variantProperty, { max: 3 }),
  DeploymentConfig: deploymentConfig,
  RetainDeploymentConfig: s.boolean(),
});

export const deleteEndpointInput = s.structure({
  EndpointName: endpointName.required(),
});
