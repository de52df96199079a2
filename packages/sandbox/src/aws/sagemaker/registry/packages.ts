import { operation } from '../../service';
import { resourceTags } from '../documents';
import { validationException } from '../errors';
import { isBetween, listPage } from '../listing';
import * as shapes from '../shapes/mlops/registry';
import { userContext } from '../userContext';
import { describePackage } from './describePackage';
import { packages, type PackageDocument } from './documents';
import { locateGroup, locatePackage } from './lookUp';
import { putPackageEvent } from './packageEvent';

export const DescribeModelPackage = operation({
  write: false,
  input: shapes.describeModelPackageInput,
  handle({ ModelPackageName }, call) {
    return describePackage(locatePackage(ModelPackageName, call).found);
  },
});

export const ListModelPackages = operation({
  write: false,
  input: shapes.listModelPackagesInput,
  handle({ ModelPackageGroupName, ModelPackageType, ...input }, call) {
    const group = ModelPackageGroupName
      ? locateGroup(ModelPackageGroupName, call)
      : undefined;
    const type = group ? 'Versioned' : ModelPackageType ?? 'Unversioned';
    const wanted = input.NameContains?.toLowerCase() ?? '';
    const found = call.env.store
      .list(packages, group ?? call, {
        prefix: group && `${group.found.ModelPackageGroupName}/`,
      })
      .filter(
        one =>
          (type === 'Both' ||
            (type === 'Versioned') ===
              (one.ModelPackageVersion !== undefined)) &&
          one.ModelPackageName.toLowerCase().includes(wanted) &&
          (!input.ModelApprovalStatus ||
            one.ModelApprovalStatus === input.ModelApprovalStatus) &&
          isBetween(
            one.createdAt,
            input.CreationTimeAfter,
            input.CreationTimeBefore,
          ),
      );
    const { items, ...page } = listPage(found, input, {
      by: one =>
        input.SortBy === 'Name'
          ? one.ModelPackageName
          : `${one.createdAt}/${String(one.ModelPackageVersion).padStart(
              9,
              '0',
            )}`,
    });
    return { ModelPackageSummaryList: items.map(summary), ...page };
  },
});

export const UpdateModelPackage = operation({
  write: true,
  input: shapes.updateModelPackageInput,
  handle({ ModelPackageArn, ClientToken: _, ...input }, call) {
    const { found, ...scope } = locatePackage(ModelPackageArn, call);
    const {
      ModelApprovalStatus,
      ApprovalDescription,
      CustomerMetadataProperties: metadata,
      CustomerMetadataPropertiesToRemove: removed = [],
      AdditionalInferenceSpecificationsToAdd: added,
      ...rest
    } = input;
    if (ModelApprovalStatus && found.ModelPackageVersion === undefined) {
      throw validationException(
        'ModelApprovalStatus can only be set for a model package in a model package group.',
      );
    }
    const properties = Object.fromEntries(
      Object.entries({
        ...(found.details.CustomerMetadataProperties as object),
        ...metadata,
      }).filter(([key]) => !removed.includes(key)),
    );
    const updated: PackageDocument = {
      ...found,
      ModelApprovalStatus: ModelApprovalStatus ?? found.ModelApprovalStatus,
      ApprovalDescription: ApprovalDescription ?? found.ApprovalDescription,
      details: {
        ...found.details,
        ...rest,
        ...((metadata || removed.length > 0) && {
          CustomerMetadataProperties: properties,
        }),
        ...(added && {
          AdditionalInferenceSpecifications: [
            ...((found.details
              .AdditionalInferenceSpecifications as unknown[]) ?? []),
            ...added,
          ],
        }),
      },
      modifiedAt: call.env.clock.now().toISOString(),
      modifiedBy: userContext(call.principal),
    };
    call.env.store.transaction(() => {
      call.env.store.put(packages, scope, packageId(found), updated);
      putPackageEvent(updated, scope, call.env, Object.keys(input));
    });
    return { ModelPackageArn: found.ModelPackageArn };
  },
});

export const DeleteModelPackage = operation({
  write: true,
  input: shapes.deleteModelPackageInput,
  handle({ ModelPackageName }, call) {
    const { found, ...scope } = locatePackage(ModelPackageName, call);
    call.env.store.delete(packages, scope, packageId(found));
    call.env.store.delete(resourceTags, scope, found.ModelPackageArn);
    return {};
  },
});

/** The key a package is stored under. */
function packageId({ ModelPackageArn }: PackageDocument): string {
  return ModelPackageArn.slice(ModelPackageArn.indexOf('/') + 1);
}

function summary(one: PackageDocument) {
  return {
    ModelPackageName: one.ModelPackageName,
    ModelPackageGroupName: one.ModelPackageGroupName,
    ModelPackageVersion: one.ModelPackageVersion,
    ModelPackageArn: one.ModelPackageArn,
    ModelPackageDescription: one.details.ModelPackageDescription,
    CreationTime: new Date(one.createdAt),
    ModelPackageStatus: one.ModelPackageStatus,
    ModelApprovalStatus: one.ModelApprovalStatus,
  };
}
