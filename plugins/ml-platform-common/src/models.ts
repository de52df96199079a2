import { Stage } from './stages';

/** Source: SageMaker `ModelApprovalStatus`. @public */
export type ModelApproval = 'Approved' | 'Rejected' | 'PendingManualApproval';

/** Where a model version serves. @public */
export interface ModelDeployment {
  stage: Stage;
  accountId: string;
  region: string;
  endpoint: string;
  /** `InService`, `Creating`, `Updating`, `Failed`, ... */
  status: string;
  consoleUrl: string;
}

/**
 * A version of a registered model.
 *
 * Source: SageMaker `ListModelPackages`, `DescribeModelPackage`.
 *
 * @public
 */
export interface ModelVersion {
  version: number;
  arn: string;
  /** `Pending`, `InProgress`, `Completed`, `Failed` or `Deleting`. */
  status: string;
  approval: ModelApproval;
  /** The comment of the last decision. */
  approvalDescription?: string;
  /** ISO 8601. */
  createdAt: string;
  /** The numbers of its evaluation. */
  metrics: { name: string; value: number }[];
  /** The execution that made it, where AWS knows. */
  pipelineExecutionArn?: string;
  deployments: ModelDeployment[];
}

/**
 * A group of versions of one model, in the registry of the hub or of an account of the ML project.
 *
 * Source: SageMaker `ListModelPackageGroups`, `DescribeModelPackageGroup`.
 *
 * @public
 */
export interface ModelGroup {
  accountId: string;
  region: string;
  name: string;
  arn: string;
  description?: string;
  /** ISO 8601. */
  createdAt: string;
  consoleUrl: string;
  /** Newest first, at most 20. */
  versions: ModelVersion[];
}

/** Which model version. @public */
export interface ModelVersionRef {
  accountId: string;
  region: string;
  group: string;
  version: number;
}

/** A decision on a model version. @public */
export interface ModelApprovalRequest {
  approval: 'Approved' | 'Rejected';
  /** Why; at most 1024 characters. */
  comment?: string;
}

/**
 * A SageMaker endpoint of an ML project.
 *
 * Source: SageMaker `ListEndpoints`, `DescribeEndpoint`, `DescribeEndpointConfig`, `DescribeModel`.
 *
 * @public
 */
export interface ModelEndpoint {
  accountId: string;
  region: string;
  stage: Stage;
  name: string;
  /** `InService`, `Creating`, `Updating`, `Failed`, ... */
  status: string;
  failureReason?: string;
  instanceType?: string;
  /** The model versions it serves. */
  modelPackageArns: string[];
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601. */
  changedAt: string;
  consoleUrl: string;
}
