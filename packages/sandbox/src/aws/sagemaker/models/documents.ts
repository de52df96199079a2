import { kind } from '../../../store';

export interface ModelDocument {
  ModelName: string;
  ModelArn: string;
  ExecutionRoleArn?: string;
  PrimaryContainer?: Record<string, unknown>;
  Containers?: Record<string, unknown>[];
  VpcConfig?: Record<string, unknown>;
  InferenceExecutionConfig?: Record<string, unknown>;
  EnableNetworkIsolation: boolean;
  /** ISO 8601. */
  createdAt: string;
}

/** By name. */
export const models = kind<ModelDocument>('sagemaker.model');
