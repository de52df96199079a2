import { createHash } from 'node:crypto';
import type { TemplateObject } from '../template';
import { isObject, jsonText, nameOf } from './common';
import type {
  ResourceContext,
  ResourceReading,
  ResourceType,
} from './ResourceType';
import { isOwn, setTags } from './sageMaker';
import { unlessUnknown } from './sageMakerDescribe';

interface Pipeline {
  PipelineArn: string;
  PipelineStatus: string;
}

/** AWS::SageMaker::Pipeline; its physical id is the pipeline's name. */
export const sageMakerPipeline: ResourceType = {
  type: 'AWS::SageMaker::Pipeline',
  properties: [
    'ParallelismConfiguration',
    'PipelineDefinition',
    'PipelineDescription',
    'PipelineDisplayName',
    'PipelineName',
    'RoleArn',
  ],
  nameProperty: 'PipelineName',

  async find(properties, context) {
    const name = pipelineName(properties, context);
    const found = await describe(name, context);
    return found && (await isOwn(found.PipelineArn, context))
      ? name
      : undefined;
  },

  async create(properties, tags, context) {
    const name = pipelineName(properties, context);
    await context.invoke('sagemaker', 'CreatePipeline', {
      ...toInput(properties),
      PipelineName: name,
      ClientRequestToken: token('create', context),
      Tags: tags,
    });
    return name;
  },

  async read(name, context): Promise<ResourceReading> {
    const found = await describe(name, context);
    if (!found) {
      return { state: 'gone', attributes: {} };
    }
    return {
      state: found.PipelineStatus === 'Active' ? 'ready' : 'changing',
      attributes: {},
    };
  },

  async update(name, properties, tags, context) {
    await context.invoke('sagemaker', 'UpdatePipeline', {
      ...toInput(properties),
      PipelineName: name,
    });
    const found = await describe(name, context);
    if (found) {
      await setTags(found.PipelineArn, tags, context);
    }
  },

  async delete(PipelineName, context) {
    await context.invoke('sagemaker', 'DeletePipeline', {
      PipelineName,
      ClientRequestToken: token('delete', context),
    });
  },
};

function pipelineName(
  { PipelineName }: TemplateObject,
  context: ResourceContext,
) {
  return nameOf(PipelineName, context, 256);
}

function toInput({ PipelineDefinition, ...properties }: TemplateObject) {
  const definition = isObject(PipelineDefinition) ? PipelineDefinition : {};
  const location = definition.PipelineDefinitionS3Location;
  const { Bucket, Key, Version } = isObject(location) ? location : {};
  return {
    ...properties,
    PipelineDefinition: jsonText(definition.PipelineDefinitionBody),
    PipelineDefinitionS3Location: isObject(location)
      ? { Bucket, ObjectKey: Key, VersionId: Version }
      : undefined,
  };
}

/** The same for the same resource, so that a step which a crash cut off does nothing twice. */
function token(
  verb: string,
  { stackId, logicalId, generation }: ResourceContext,
): string {
  return createHash('sha256')
    .update(`${verb}/${stackId}/${logicalId}/${generation}`)
    .digest('hex');
}

function describe(PipelineName: string, { invoke }: ResourceContext) {
  return unlessUnknown(() =>
    invoke<Pipeline>('sagemaker', 'DescribePipeline', { PipelineName }),
  );
}
