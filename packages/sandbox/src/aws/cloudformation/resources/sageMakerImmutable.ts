import type { TemplateObject } from '../template';
import { nameOf } from './common';
import type {
  ResourceContext,
  ResourceReading,
  ResourceType,
} from './ResourceType';
import { isOwn, setTags } from './sageMaker';
import { nameIn, unlessUnknown } from './sageMakerDescribe';

/**
 * A type of SageMaker whose resources never change but for their tags.
 *
 * @param kind - name of the type and of its operations' resource, for example `Model`
 */
export function immutable(
  kind: 'Model' | 'EndpointConfig',
  properties: string[],
): ResourceType {
  const nameProperty = `${kind}Name`;
  const arnMember = `${kind}Arn`;

  const resourceName = (given: TemplateObject, context: ResourceContext) =>
    nameOf(given[nameProperty], context, 63);
  const arnOf = async (name: string, { invoke }: ResourceContext) => {
    const found = await unlessUnknown(() =>
      invoke<Record<string, unknown>>('sagemaker', `Describe${kind}`, {
        [nameProperty]: name,
      }),
    );
    return found && String(found[arnMember]);
  };

  return {
    type: `AWS::SageMaker::${kind}`,
    properties,
    nameProperty,

    async find(given, context) {
      const arn = await arnOf(resourceName(given, context), context);
      return arn && (await isOwn(arn, context)) ? arn : undefined;
    },

    async create(given, tags, context) {
      const made = await context.invoke<Record<string, unknown>>(
        'sagemaker',
        `Create${kind}`,
        {
          ...given,
          [nameProperty]: resourceName(given, context),
          Tags: tags,
        },
      );
      return String(made[arnMember]);
    },

    async read(arn, context): Promise<ResourceReading> {
      const name = nameIn(arn);
      return (await arnOf(name, context))
        ? { state: 'ready', attributes: { [nameProperty]: name } }
        : { state: 'gone', attributes: {} };
    },

    async update(arn, _given, tags, context) {
      await setTags(arn, tags, context);
    },

    async delete(arn, { invoke }) {
      await invoke('sagemaker', `Delete${kind}`, {
        [nameProperty]: nameIn(arn),
      });
    },
  };
}
