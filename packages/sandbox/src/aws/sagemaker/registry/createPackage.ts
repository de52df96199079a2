import { operation, type Call } from '../../service';
import { sagemakerArn } from '../arns';
import { resourceTags } from '../documents';
import { validationException } from '../errors';
import { once } from '../once';
import * as shapes from '../shapes/mlops/registry';
import { checkTags } from '../tags';
import { userContext } from '../userContext';
import { groups, packages, type PackageDocument } from './documents';
import { locateGroup } from './lookUp';
import { putPackageEvent } from './packageEvent';
import { settlePackageLater } from './settlePackage';

export const CreateModelPackage = operation({
  write: true,
  input: shapes.createModelPackageInput,
  handle({ ClientToken, ...input }, call) {
    const make = () => create(input, call);
    const ModelPackageArn = ClientToken
      ? once(
          'CreateModelPackage',
          { ClientRequestToken: ClientToken, ...input },
          call,
          make,
        )
      : call.env.store.transaction(make);
    return { ModelPackageArn };
  },
});

interface PackageInput {
  ModelPackageName?: string;
  ModelPackageGroupName?: string;
  ModelApprovalStatus?: 'Approved' | 'Rejected' | 'PendingManualApproval';
  Tags?: { Key: string; Value: string }[];
  InferenceSpecification?: unknown;
  SourceUri?: string;
}

function create(
  {
    ModelPackageName,
    ModelPackageGroupName,
    Tags = [],
    ...input
  }: PackageInput,
  call: Call,
): string {
  checkTags(Tags, call);
  if (
    (ModelPackageName === undefined) ===
    (ModelPackageGroupName === undefined)
  ) {
    throw validationException(
      'Exactly one of ModelPackageName and ModelPackageGroupName must be given.',
    );
  }
  if (ModelPackageGroupName && Tags.length > 0) {
    throw validationException(
      'Tags cannot be added to a versioned model package: tag its model package group.',
    );
  }
  const { ModelApprovalStatus, ...details } = input;
  const now = call.env.clock.now().toISOString();
  const base = {
    ModelPackageStatus: 'Pending' as const,
    details,
    createdAt: now,
    modifiedAt: now,
    createdBy: userContext(call.principal),
  };
  const { store } = call.env;
  if (!ModelPackageGroupName) {
    const name = ModelPackageName ?? '';
    const ModelPackageArn = sagemakerArn(call, `model-package/${name}`);
    if (store.get(packages, call, name)) {
      throw validationException(
        `ModelPackage already exists: ${ModelPackageArn}`,
      );
    }
    const made = { ...base, ModelPackageName: name, ModelPackageArn };
    store.put(packages, call, name, made);
    store.put(resourceTags, call, ModelPackageArn, Tags);
    settlePackageLater(name, call, call.env);
    return ModelPackageArn;
  }
  const { found, ...scope } = locateGroup(ModelPackageGroupName, call);
  const version = found.lastVersion + 1;
  const name = found.ModelPackageGroupName;
  const id = `${name}/${version}`;
  const made: PackageDocument = {
    ...base,
    ModelPackageName: name,
    ModelPackageArn: sagemakerArn(scope, `model-package/${id}`),
    ModelPackageGroupName: name,
    ModelPackageVersion: version,
    ModelApprovalStatus: ModelApprovalStatus ?? 'PendingManualApproval',
  };
  store.put(groups, scope, name, { ...found, lastVersion: version });
  store.put(packages, scope, id, made);
  settlePackageLater(id, scope, call.env);
  putPackageEvent(made, scope, call.env);
  return made.ModelPackageArn;
}
