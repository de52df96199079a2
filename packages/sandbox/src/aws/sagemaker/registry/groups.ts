import { AwsError } from '../../errors';
import { operation } from '../../service';
import { sagemakerArn } from '../arns';
import { resourceTags } from '../documents';
import { validationException } from '../errors';
import { isBetween, listPage } from '../listing';
import * as shapes from '../shapes/mlops/registry';
import { checkTags } from '../tags';
import { userContext } from '../userContext';
import { groups, packages, type GroupDocument } from './documents';
import { locateGroup } from './lookUp';

export const CreateModelPackageGroup = operation({
  write: true,
  input: shapes.createModelPackageGroupInput,
  handle({ ModelPackageGroupName, Tags = [], ...input }, call) {
    checkTags(Tags, call);
    const { store, clock } = call.env;
    const ModelPackageGroupArn = sagemakerArn(
      call,
      `model-package-group/${ModelPackageGroupName}`,
    );
    if (store.get(groups, call, ModelPackageGroupName)) {
      throw validationException(
        `Model Package Group already exists: ${ModelPackageGroupArn}`,
      );
    }
    const group: GroupDocument = {
      ModelPackageGroupName,
      ModelPackageGroupArn,
      ModelPackageGroupDescription: input.ModelPackageGroupDescription,
      ModelPackageGroupStatus: 'Completed',
      lastVersion: 0,
      createdAt: clock.now().toISOString(),
      createdBy: userContext(call.principal),
    };
    store.transaction(() => {
      store.put(groups, call, ModelPackageGroupName, group);
      store.put(resourceTags, call, ModelPackageGroupArn, Tags);
    });
    return { ModelPackageGroupArn };
  },
});

export const DescribeModelPackageGroup = operation({
  write: false,
  input: shapes.describeModelPackageGroupInput,
  handle({ ModelPackageGroupName }, call) {
    const { found } = locateGroup(ModelPackageGroupName, call);
    return { ...summary(found), CreatedBy: found.createdBy ?? {} };
  },
});

export const ListModelPackageGroups = operation({
  write: false,
  input: shapes.listModelPackageGroupsInput,
  handle(input, call) {
    const wanted = input.NameContains?.toLowerCase() ?? '';
    const found = call.env.store
      .list(groups, call)
      .filter(
        group =>
          input.CrossAccountFilterOption !== 'CrossAccount' &&
          group.ModelPackageGroupName.toLowerCase().includes(wanted) &&
          isBetween(
            group.createdAt,
            input.CreationTimeAfter,
            input.CreationTimeBefore,
          ),
      );
    const { items, ...page } = listPage(found, input, {
      by: group =>
        input.SortBy === 'Name' ? group.ModelPackageGroupName : group.createdAt,
      order: 'Ascending',
    });
    return { ModelPackageGroupSummaryList: items.map(summary), ...page };
  },
});

export const DeleteModelPackageGroup = operation({
  write: true,
  input: shapes.deleteModelPackageGroupInput,
  handle({ ModelPackageGroupName }, call) {
    const { found, ...scope } = locateGroup(ModelPackageGroupName, call);
    const name = found.ModelPackageGroupName;
    const { store } = call.env;
    if (store.list(packages, scope, { prefix: `${name}/` }).length > 0) {
      throw new AwsError(
        'ConflictException',
        `Model Package Group cannot be deleted as it still contains Model Packages: ${found.ModelPackageGroupArn}`,
      );
    }
    store.delete(groups, scope, name);
    store.delete(resourceTags, scope, found.ModelPackageGroupArn);
    return {};
  },
});

function summary(group: GroupDocument) {
  return {
    ModelPackageGroupName: group.ModelPackageGroupName,
    ModelPackageGroupArn: group.ModelPackageGroupArn,
    ModelPackageGroupDescription: group.ModelPackageGroupDescription,
    CreationTime: new Date(group.createdAt),
    ModelPackageGroupStatus: group.ModelPackageGroupStatus,
  };
}
