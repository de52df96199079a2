import { paginate } from '../paginate';
import { operation, type Call } from '../service';
import { s } from '../shapes';
import { resourceTags, type Tag } from './documents';
import { validationException } from './errors';
import * as shapes from './shapes/common';
import { taggable } from './taggable';

const resourceArn = s.string({
  max: 256,
  pattern: 'arn:aws[a-z-]*:sagemaker:[a-z0-9-]*:[0-9]{12}:.+',
});

/** Refuses tags that SageMaker keeps for AWS itself, and the same key twice. */
export function checkTags(tags: Tag[], call: Call): void {
  const reserved = tags.find(tag => /^aws:/i.test(tag.Key));
  if (reserved && call.source === 'client') {
    throw validationException(
      'aws: prefixed tag key names are not allowed for external use.',
    );
  }
  const keys = tags.map(tag => tag.Key.toLowerCase());
  if (new Set(keys).size !== keys.length) {
    throw validationException(
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    );
  }
}

export const ListTags = operation({
  write: false,
  input: s.structure({
    ResourceArn: resourceArn.required(),
    NextToken: shapes.nextToken,
    MaxResults: s.integer({ min: 50 }),
  }),
  handle(input, call) {
    const { items, ...page } = paginate(
      readTags(input.ResourceArn, call),
      input,
      {
        tokenIn: 'NextToken',
        tokenOut: 'NextToken',
        sizeIn: 'MaxResults',
        default: 50,
        max: 50,
      },
    );
    return { Tags: items, ...page };
  },
});

export const AddTags = operation({
  write: true,
  input: s.structure({
    ResourceArn: resourceArn.required(),
    Tags: shapes.tagList.required(),
  }),
  handle({ ResourceArn, Tags }, call) {
    checkTags(Tags, call);
    const merged = mergeTags(readTags(ResourceArn, call), Tags);
    if (merged.length > 50) {
      throw validationException(
        `The number of tags cannot exceed 50; ${ResourceArn} would have ${merged.length}.`,
      );
    }
    call.env.store.put(resourceTags, call, ResourceArn, merged);
    return { Tags: merged };
  },
});

export const DeleteTags = operation({
  write: true,
  input: s.structure({
    ResourceArn: resourceArn.required(),
    TagKeys: s
      .list(
        s.string({
          min: 1,
          max: 128,
          pattern: '([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)',
        }),
        { min: 1, max: 50 },
      )
      .required(),
  }),
  handle({ ResourceArn, TagKeys }, call) {
    const kept = readTags(ResourceArn, call).filter(
      tag => !TagKeys.includes(tag.Key),
    );
    call.env.store.put(resourceTags, call, ResourceArn, kept);
    return {};
  },
});

/** Both lists' tags; the later value of a key wins. */
export function mergeTags(...lists: Tag[][]): Tag[] {
  return [...new Map(lists.flat().map(tag => [tag.Key, tag])).values()];
}

function readTags(arn: string, call: Call): Tag[] {
  const [, , , region, account] = arn.split(':');
  const resource = arn.split(':').slice(5).join(':');
  const { store } = call.env;
  const slash = resource.indexOf('/');
  const id = resource.slice(slash + 1);
  const kind = taggable[resource.slice(0, slash)];
  const found =
    account === call.account &&
    region === call.region &&
    kind !== undefined &&
    store.get(kind, call, id) !== undefined;
  if (!found) {
    throw validationException(`Could not find the resource ${arn}.`);
  }
  return store.get(resourceTags, call, arn) ?? [];
}
