import { MlProject, Stage, TagKeys } from '@atelier/plugin-ml-platform-common';

/** A tag as AWS writes it. @public */
export interface AwsTag {
  Key: string;
  Value: string;
}

/** Whose a resource of an ML project is. @public */
export interface GovernedResource {
  project: Pick<MlProject, 'slug' | 'owner' | 'costCenter'>;
  /** Absent: of no stage, as what the hub holds for the whole ML project. */
  stage?: Stage;
  /** Entity ref of the person it is made for. */
  user?: string;
}

/**
 * The tags of a resource of an ML project.
 *
 * @public
 */
export function governedTags(
  keys: TagKeys,
  { project, stage, user }: GovernedResource,
): AwsTag[] {
  return [
    { Key: keys.project, Value: project.slug },
    ...(stage === undefined ? [] : [{ Key: keys.stage, Value: stage }]),
    { Key: keys.costCenter, Value: project.costCenter },
    { Key: keys.owner, Value: project.owner },
    ...(user === undefined ? [] : [{ Key: keys.user, Value: user }]),
  ];
}

/**
 * The keys of the tags that say which resource it is; the others may change while it stays the same resource.
 *
 * @public
 */
export function identityTagKeys(keys: TagKeys): string[] {
  return [keys.project, keys.stage, keys.user];
}

/** The value of a tag. @public */
export function tagValue(
  tags: Array<{ Key?: string; Value?: string }> | undefined,
  key: string,
): string | undefined {
  return tags?.find(tag => tag.Key === key)?.Value;
}
