import { operation } from '../../service';
import { validationException } from '../errors';
import * as shapes from '../shapes/mlops/registry';
import { groups } from './documents';
import { locateGroup } from './lookUp';

export const PutModelPackageGroupPolicy = operation({
  write: true,
  input: shapes.putModelPackageGroupPolicyInput,
  handle({ ModelPackageGroupName, ResourcePolicy }, call) {
    const { found } = locateGroup(ModelPackageGroupName, call);
    checkPolicy(ResourcePolicy);
    call.env.store.put(groups, call, ModelPackageGroupName, {
      ...found,
      policy: ResourcePolicy,
    });
    return { ModelPackageGroupArn: found.ModelPackageGroupArn };
  },
});

export const GetModelPackageGroupPolicy = operation({
  write: false,
  input: shapes.getModelPackageGroupPolicyInput,
  handle({ ModelPackageGroupName }, call) {
    const { found } = locateGroup(ModelPackageGroupName, call);
    if (!found.policy) {
      throw validationException(
        `Cannot find resource policy for: ${found.ModelPackageGroupArn}`,
      );
    }
    return { ResourcePolicy: found.policy };
  },
});

export const DeleteModelPackageGroupPolicy = operation({
  write: true,
  input: shapes.deleteModelPackageGroupPolicyInput,
  handle({ ModelPackageGroupName }, call) {
    const { found } = locateGroup(ModelPackageGroupName, call);
    const { policy: _, ...group } = found;
    call.env.store.put(groups, call, ModelPackageGroupName, group);
    return {};
  },
});

function checkPolicy(text: string): void {
  let statements: unknown;
  try {
    statements = [JSON.parse(text)?.Statement ?? []].flat();
  } catch {
    throw validationException('The resource policy is not valid JSON.');
  }
  const isGood = (one: { Effect?: unknown; Principal?: unknown }) =>
    (one.Effect === 'Allow' || one.Effect === 'Deny') &&
    one.Principal !== undefined;
  if (
    !(statements as object[]).length ||
    !(statements as object[]).every(isGood)
  ) {
    throw validationException(
      'The resource policy needs statements, each with Effect and Principal.',
    );
  }
}
