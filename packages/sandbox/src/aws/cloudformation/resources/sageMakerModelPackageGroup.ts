import type { TemplateObject } from '../template';
import { jsonText, nameOf } from './common';
import type {
  ResourceContext,
  ResourceReading,
  ResourceType,
} from './ResourceType';
import { isOwn, setTags } from './sageMaker';
import { nameIn, unlessUnknown } from './sageMakerDescribe';

interface Group {
  ModelPackageGroupArn: string;
  ModelPackageGroupStatus: string;
  CreationTime: Date;
}

/** AWS::SageMaker::ModelPackageGroup; its physical id is the group's ARN. */
export const sageMakerModelPackageGroup: ResourceType = {
  type: 'AWS::SageMaker::ModelPackageGroup',
  properties: [
    'ModelPackageGroupDescription',
    'ModelPackageGroupName',
    'ModelPackageGroupPolicy',
  ],
  nameProperty: 'ModelPackageGroupName',

  async find(properties, context) {
    const name = groupName(properties, context);
    const found = await describe(name, context);
    return found && (await isOwn(found.ModelPackageGroupArn, context))
      ? found.ModelPackageGroupArn
      : undefined;
  },

  async create(properties, tags, context) {
    const name = groupName(properties, context);
    const { ModelPackageGroupArn } = await context.invoke<Group>(
      'sagemaker',
      'CreateModelPackageGroup',
      {
        ModelPackageGroupName: name,
        ModelPackageGroupDescription: properties.ModelPackageGroupDescription,
        Tags: tags,
      },
    );
    return ModelPackageGroupArn;
  },

  async configure(arn, properties, context) {
    await setPolicy(nameIn(arn), properties, context);
  },

  async read(arn, context): Promise<ResourceReading> {
    const found = await describe(nameIn(arn), context);
    if (!found) {
      return { state: 'gone', attributes: {} };
    }
    const { ModelPackageGroupStatus, CreationTime } = found;
    return {
      state: ModelPackageGroupStatus === 'Completed' ? 'ready' : 'changing',
      attributes: {
        ModelPackageGroupArn: arn,
        ModelPackageGroupStatus,
        CreationTime: CreationTime.toISOString(),
      },
    };
  },

  async update(arn, properties, tags, context) {
    await setPolicy(nameIn(arn), properties, context);
    await setTags(arn, tags, context);
  },

  async delete(arn, { invoke }) {
    await invoke('sagemaker', 'DeleteModelPackageGroup', {
      ModelPackageGroupName: nameIn(arn),
    });
  },
};

function groupName(
  { ModelPackageGroupName }: TemplateObject,
  context: ResourceContext,
): string {
  return nameOf(ModelPackageGroupName, context, 63);
}

function describe(ModelPackageGroupName: string, { invoke }: ResourceContext) {
  return unlessUnknown(() =>
    invoke<Group>('sagemaker', 'DescribeModelPackageGroup', {
      ModelPackageGroupName,
    }),
  );
}

/** Makes the group's policy that of the template. Safe to repeat. */
async function setPolicy(
  ModelPackageGroupName: string,
  { ModelPackageGroupPolicy }: TemplateObject,
  { invoke }: ResourceContext,
): Promise<void> {
  const group = { ModelPackageGroupName };
  if (ModelPackageGroupPolicy !== undefined) {
    await invoke('sagemaker', 'PutModelPackageGroupPolicy', {
      ...group,
      ResourcePolicy: jsonText(ModelPackageGroupPolicy),
    });
    return;
  }
  const present = await unlessUnknown(() =>
    invoke('sagemaker', 'GetModelPackageGroupPolicy', group),
  );
  if (present) {
    await invoke('sagemaker', 'DeleteModelPackageGroupPolicy', group);
  }
}
