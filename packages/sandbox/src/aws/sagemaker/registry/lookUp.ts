import type { Call, Scope } from '../../service';
import { sagemakerArn } from '../arns';
import { validationException } from '../errors';
import {
  groups,
  packages,
  type GroupDocument,
  type PackageDocument,
} from './documents';

/** A registry resource and where it lives: perhaps in another account. */
interface Located<T> extends Scope {
  found: T;
}

/** The group of that name or ARN. One of another account must be given by ARN. */
export function locateGroup(
  nameOrArn: string,
  call: Call,
): Located<GroupDocument> {
  const { scope, id } = place(nameOrArn, 'model-package-group', call);
  const arn = sagemakerArn(scope, `model-package-group/${id}`);
  const found = call.env.store.get(groups, scope, id);
  if (!found) {
    throw validationException(`Model Package Group ${arn} does not exist.`);
  }
  return { ...scope, found };
}

/** The package of that name or ARN, with the same rule for other accounts. */
export function locatePackage(
  nameOrArn: string,
  call: Call,
): Located<PackageDocument> {
  const { scope, id } = place(nameOrArn, 'model-package', call);
  const arn = sagemakerArn(scope, `model-package/${id}`);
  const found = call.env.store.get(packages, scope, id);
  if (!found) {
    throw validationException(`ModelPackage ${arn} does not exist.`);
  }
  return { ...scope, found };
}

/** A package that a model is to be made of. */
export function getPackage(nameOrArn: string, call: Call): PackageDocument {
  return locatePackage(nameOrArn, call).found;
}

function place(nameOrArn: string, type: string, call: Call) {
  const [, region, account, found, id] =
    /^arn:aws[a-z-]*:sagemaker:([^:]*):(\d{12}):([a-z-]+)\/(.+)$/.exec(
      nameOrArn,
    ) ?? [];
  if (!id) {
    const scope: Scope = { account: call.account, region: call.region };
    return { scope, id: nameOrArn };
  }
  if (region !== call.region || found !== type) {
    throw validationException(
      `Invalid ARN ${nameOrArn}: expected a ${type} in region ${call.region}.`,
    );
  }
  return { scope: { account, region }, id };
}
