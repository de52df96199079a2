import { kind } from '../../../store';

export interface ProductionVariant {
  VariantName: string;
  ModelName?: string;
  InstanceType?: string;
  InitialInstanceCount?: number;
  InitialVariantWeight?: number;
  ServerlessConfig?: Record<string, unknown>;
  [member: string]: unknown;
}

export interface EndpointConfigDocument {
  EndpointConfigName: string;
  EndpointConfigArn: string;
  ProductionVariants: ProductionVariant[];
  /** ISO 8601. */
  createdAt: string;
  [member: string]: unknown;
}

export type EndpointStatus =
  | 'Creating'
  | 'Updating'
  | 'RollingBack'
  | 'InService'
  | 'Deleting'
  | 'Failed';

export interface EndpointDocument {
  EndpointName: string;
  EndpointArn: string;
  /** The configuration in use. */
  EndpointConfigName: string;
  /** The configuration that an update goes to. */
  pendingConfigName?: string;
  EndpointStatus: EndpointStatus;
  FailureReason?: string;
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601. */
  modifiedAt: string;
}

/** By name. */
export const endpointConfigs = kind<EndpointConfigDocument>(
  'sagemaker.endpointConfig',
);
/** By name. */
export const endpoints = kind<EndpointDocument>('sagemaker.endpoint');
