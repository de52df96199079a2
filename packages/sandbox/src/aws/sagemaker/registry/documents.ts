import { kind } from '../../../store';
import type { UserContext } from '../userContext';

export interface GroupDocument {
  ModelPackageGroupName: string;
  ModelPackageGroupArn: string;
  ModelPackageGroupDescription?: string;
  ModelPackageGroupStatus: 'Completed';
  /** JSON of its resource policy. */
  policy?: string;
  /** The newest version that was ever made. */
  lastVersion: number;
  /** ISO 8601. */
  createdAt: string;
  createdBy?: UserContext;
}

export type ApprovalStatus = 'Approved' | 'Rejected' | 'PendingManualApproval';

export interface PackageDocument {
  ModelPackageName: string;
  ModelPackageArn: string;
  ModelPackageGroupName?: string;
  ModelPackageVersion?: number;
  ModelPackageStatus: 'Pending' | 'InProgress' | 'Completed' | 'Failed';
  ModelApprovalStatus?: ApprovalStatus;
  ApprovalDescription?: string;
  /** The rest of the request that made it. */
  details: Record<string, unknown>;
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601. */
  modifiedAt: string;
  createdBy?: UserContext;
  modifiedBy?: UserContext;
}

/** By name. */
export const groups = kind<GroupDocument>('sagemaker.modelPackageGroup');
/** By what stands after `model-package/` in its ARN; versions as `<group>/<version>`. */
export const packages = kind<PackageDocument>('sagemaker.modelPackage');
