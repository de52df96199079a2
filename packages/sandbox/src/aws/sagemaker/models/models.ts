import { operation, type Call } from '../../service';
import { sagemakerArn } from '../arns';
import { resourceTags } from '../documents';
import { validationException } from '../errors';
import { isMissing } from '../jobs/s3Uris';
import { isBetween, listPage } from '../listing';
import { checkPassedRole } from '../passRole';
import { RoleAccess } from '../roleAccess';
import { getPackage } from '../registry/lookUp';
import * as shapes from '../shapes/mlops/models';
import { checkTags } from '../tags';
import { containersOf, type Container } from './containers';
import { models, type ModelDocument } from './documents';

export const CreateModel = operation({
  write: true,
  input: shapes.createModelInput,
  handle({ ModelName, Tags = [], ...input }, call) {
    checkTags(Tags, call);
    if (!input.PrimaryContainer === !input.Containers) {
      throw validationException(
        'Exactly one of PrimaryContainer and Containers must be given.',
      );
    }
    if (input.ExecutionRoleArn) {
      checkPassedRole(input.ExecutionRoleArn, call);
    }
    const containers: (Container | undefined)[] = [
      input.PrimaryContainer,
      ...(input.Containers ?? []),
    ];
    for (const container of containers) {
      if (container) {
        checkContainer(container, call);
      }
    }
    checkModelData(input, call);
    const { store, clock } = call.env;
    const ModelArn = sagemakerArn(call, `model/${ModelName}`);
    if (store.get(models, call, ModelName)) {
      throw validationException(
        `Cannot create already existing model "${ModelArn}".`,
      );
    }
    const model: ModelDocument = {
      ...input,
      ModelName,
      ModelArn,
      EnableNetworkIsolation: input.EnableNetworkIsolation ?? false,
      createdAt: clock.now().toISOString(),
    };
    store.transaction(() => {
      store.put(models, call, ModelName, model);
      store.put(resourceTags, call, ModelArn, Tags);
    });
    return { ModelArn };
  },
});

export const DescribeModel = operation({
  write: false,
  input: shapes.describeModelInput,
  handle({ ModelName }, call) {
    const { createdAt, ...model } = getModel(ModelName, call);
    return { ...model, CreationTime: new Date(createdAt) };
  },
});

export const DeleteModel = operation({
  write: true,
  input: shapes.deleteModelInput,
  handle({ ModelName }, call) {
    const { ModelArn } = getModel(ModelName, call);
    call.env.store.delete(models, call, ModelName);
    call.env.store.delete(resourceTags, call, ModelArn);
    return {};
  },
});

export const ListModels = operation({
  write: false,
  input: shapes.listModelsInput,
  handle(input, call) {
    const wanted = input.NameContains?.toLowerCase() ?? '';
    const found = call.env.store
      .list(models, call)
      .filter(
        model =>
          model.ModelName.toLowerCase().includes(wanted) &&
          isBetween(
            model.createdAt,
            input.CreationTimeAfter,
            input.CreationTimeBefore,
          ),
      );
    const { items, ...page } = listPage(found, input, {
      by: model =>
        input.SortBy === 'Name' ? model.ModelName : model.createdAt,
    });
    return {
      Models: items.map(({ ModelName, ModelArn, createdAt }) => ({
        ModelName,
        ModelArn,
        CreationTime: new Date(createdAt),
      })),
      ...page,
    };
  },
});

/** The model of that name. Throws ValidationException. */
export function getModel(name: string, call: Call): ModelDocument {
  const model = call.env.store.get(models, call, name);
  if (!model) {
    throw validationException(
      `Could not find model "${sagemakerArn(call, `model/${name}`)}".`,
    );
  }
  return model;
}

/** The model's data must be open to the role. SageMaker looks when the model is made. */
function checkModelData(model: Partial<ModelDocument>, call: Call): void {
  const { ExecutionRoleArn: roleArn } = model;
  const refused =
    roleArn &&
    containersOf(model, call.env)
      .flatMap(({ ModelDataUrl }) => ModelDataUrl ?? [])
      .find(uri => new RoleAccess(roleArn, call, call.env).read(uri));
  if (refused) {
    throw validationException(
      `Could not access model data at ${refused}. Please ensure that the role "${roleArn}" exists and that its trust relationship policy allows the action "sts:AssumeRole" for the service principal "sagemaker.amazonaws.com". Also ensure that the role has "s3:GetObject" permissions and that the object is located in ${call.region}.`,
    );
  }
}

function checkContainer(
  { Image, ModelDataUrl, ModelPackageName }: Container,
  call: Call,
) {
  if ((Image === undefined) === (ModelPackageName === undefined)) {
    throw validationException(
      'Exactly one of Image and ModelPackageName must be given in a container definition.',
    );
  }
  if (ModelDataUrl !== undefined && isMissing(ModelDataUrl, call.env)) {
    throw validationException(`Could not find model data at ${ModelDataUrl}.`);
  }
  if (ModelPackageName !== undefined) {
    const found = getPackage(ModelPackageName, call);
    if (found.ModelApprovalStatus !== 'Approved') {
      throw validationException(
        `Cannot create a model: model package ${ModelPackageName} is not approved; its approval status is ${found.ModelApprovalStatus}.`,
      );
    }
  }
}
