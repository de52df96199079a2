import type { TemplateObject, TemplateValue } from '../template';
import { isObject } from './common';

/**
 * A rule of a bucket's lifecycle as S3's API has it, from one as CloudFormation has it.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-rule.html
 */
export function s3LifecycleRule(rule: TemplateObject): object {
  return {
    ID: rule.Id,
    Status: rule.Status,
    Filter: filterOf(rule),
    Expiration: ifGiven({
      Date: rule.ExpirationDate,
      Days: rule.ExpirationInDays,
      ExpiredObjectDeleteMarker: rule.ExpiredObjectDeleteMarker,
    }),
    Transitions: transitionsOf(rule.Transition, rule.Transitions).map(one => ({
      Date: one.TransitionDate,
      Days: one.TransitionInDays,
      StorageClass: one.StorageClass,
    })),
    NoncurrentVersionTransitions: transitionsOf(
      rule.NoncurrentVersionTransition,
      rule.NoncurrentVersionTransitions,
    ).map(one => ({
      NoncurrentDays: one.TransitionInDays,
      NewerNoncurrentVersions: one.NewerNoncurrentVersions,
      StorageClass: one.StorageClass,
    })),
    NoncurrentVersionExpiration:
      rule.NoncurrentVersionExpiration ??
      ifGiven({ NoncurrentDays: rule.NoncurrentVersionExpirationInDays }),
    AbortIncompleteMultipartUpload: rule.AbortIncompleteMultipartUpload,
  };
}

/** S3 wants all conditions under `And` where there are several. */
function filterOf(rule: TemplateObject): object {
  const Tags = items(rule.TagFilters);
  const conditions = {
    Prefix: rule.Prefix,
    ObjectSizeGreaterThan: rule.ObjectSizeGreaterThan,
    ObjectSizeLessThan: rule.ObjectSizeLessThan,
  };
  const given = Object.values(conditions).filter(one => one !== undefined);
  const count = given.length + Tags.length;
  if (count === 0) {
    return { Prefix: '' };
  }
  return count === 1
    ? { ...conditions, Tag: Tags[0] }
    : { And: { ...conditions, Tags } };
}

function transitionsOf(one?: TemplateValue, many?: TemplateValue) {
  return [...items(one && [one]), ...items(many)];
}

function items(value: TemplateValue | undefined): TemplateObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The object, where any of its members is there. */
function ifGiven(members: object): object | undefined {
  return Object.values(members).some(one => one !== undefined)
    ? members
    : undefined;
}
