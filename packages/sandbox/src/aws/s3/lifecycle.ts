import { element, many } from '../protocols/rest';
import { s } from '../shapes';
import * as shapes from './shapes';

const storageClass = s.string({
  enum: [
    'GLACIER',
    'STANDARD_IA',
    'ONEZONE_IA',
    'INTELLIGENT_TIERING',
    'DEEP_ARCHIVE',
    'GLACIER_IR',
  ],
});

const sizes = {
  ObjectSizeGreaterThan: s.integer(),
  ObjectSizeLessThan: s.integer(),
};

/** A rule of a bucket's lifecycle. The sandbox keeps it, and moves or expires nothing by it. */
export const lifecycleRule = s.structure({
  Expiration: s.structure({
    Date: s.timestamp(),
    Days: s.integer(),
    ExpiredObjectDeleteMarker: s.boolean(),
  }),
  ID: s.string(),
  Prefix: s.string(),
  Filter: s.structure({
    Prefix: s.string(),
    Tag: shapes.tag,
    ...sizes,
    And: s.structure({ Prefix: s.string(), Tags: shapes.tags, ...sizes }),
  }),
  Status: s.string({ enum: ['Enabled', 'Disabled'] }).required(),
  Transitions: s.list(
    s.structure({
      Date: s.timestamp(),
      Days: s.integer(),
      StorageClass: storageClass,
    }),
  ),
  NoncurrentVersionTransitions: s.list(
    s.structure({
      NoncurrentDays: s.integer(),
      StorageClass: storageClass,
      NewerNoncurrentVersions: s.integer(),
    }),
  ),
  NoncurrentVersionExpiration: s.structure({
    NoncurrentDays: s.integer(),
    NewerNoncurrentVersions: s.integer(),
  }),
  AbortIncompleteMultipartUpload: s.structure({
    DaysAfterInitiation: s.integer(),
  }),
});

export type LifecycleRule = ReturnType<(typeof lifecycleRule)['read']>;

/** A rule from its element, whose lists have the names of their items. */
export function readLifecycleRule(rule: unknown): object {
  const { Transition, NoncurrentVersionTransition, Filter, ...rest } =
    element(rule);
  const { And, ...filter } = element(Filter);
  const { Tag, ...and } = element(And);
  return {
    ...rest,
    Transitions: many(Transition),
    NoncurrentVersionTransitions: many(NoncurrentVersionTransition),
    ...(Filter !== undefined && {
      Filter: {
        ...filter,
        ...(And !== undefined && { And: { ...and, Tags: many(Tag) } }),
      },
    }),
  };
}

export function writeLifecycleRule({
  Transitions,
  NoncurrentVersionTransitions,
  Filter,
  ...rest
}: LifecycleRule): object {
  const { And, ...filter } = Filter ?? {};
  const { Tags, ...and } = And ?? {};
  return {
    ...rest,
    Transition: Transitions,
    NoncurrentVersionTransition: NoncurrentVersionTransitions,
    ...(Filter && {
      Filter: { ...filter, ...(And && { And: { ...and, Tag: Tags } }) },
    }),
  };
}
