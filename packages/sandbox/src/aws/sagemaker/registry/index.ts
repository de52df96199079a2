import { CreateModelPackage } from './createPackage';
import {
  DeleteModelPackageGroupPolicy,
  GetModelPackageGroupPolicy,
  PutModelPackageGroupPolicy,
} from './groupPolicies';
import {
  CreateModelPackageGroup,
  DeleteModelPackageGroup,
  DescribeModelPackageGroup,
  ListModelPackageGroups,
} from './groups';
import {
  DeleteModelPackage,
  DescribeModelPackage,
  ListModelPackages,
  UpdateModelPackage,
} from './packages';
import { packageTimer, settlePackage } from './settlePackage';

export const registryOperations = {
  CreateModelPackage,
  CreateModelPackageGroup,
  DeleteModelPackage,
  DeleteModelPackageGroup,
  DeleteModelPackageGroupPolicy,
  DescribeModelPackage,
  DescribeModelPackageGroup,
  GetModelPackageGroupPolicy,
  ListModelPackageGroups,
  ListModelPackages,
  PutModelPackageGroupPolicy,
  UpdateModelPackage,
};

export const registryTimers = { [packageTimer]: settlePackage };
