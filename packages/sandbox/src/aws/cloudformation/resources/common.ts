import { createHash } from 'node:crypto';
import { AwsError } from '../../errors';
import type { Tag } from '../stack';
import type { TemplateObject, TemplateValue } from '../template';
import type { ResourceContext } from './ResourceType';

/**
 * A name of the stack, the logical id and letters that are always the same for the resource, as
 * CloudFormation gives to what has no name.
 */
export function generatedName(
  { stackId, logicalId, generation }: ResourceContext,
  maxLength: number,
): string {
  const [, stackName] = stackId.split('/');
  const suffix = createHash('sha256')
    .update(`${stackId}/${logicalId}${generation ? `/${generation}` : ''}`)
    .digest('hex')
    .slice(0, 12);
  const part = Math.floor((maxLength - suffix.length - 2) / 2);
  return `${stackName.slice(0, part)}-${logicalId.slice(0, part)}-${suffix}`;
}

/** The name given, else a generated one. */
export function nameOf(
  given: TemplateValue | undefined,
  context: ResourceContext,
  maxLength: number,
): string {
  return given === undefined
    ? generatedName(context, maxLength)
    : String(given);
}

/** Whether this stack made a resource, by the tags CloudFormation gives. */
export function hasOwnTags(
  tags: readonly Tag[],
  { stackId, logicalId }: ResourceContext,
): boolean {
  const value = (key: string) => tags.find(({ Key }) => Key === key)?.Value;
  return (
    value('aws:cloudformation:stack-id') === stackId &&
    value('aws:cloudformation:logical-id') === logicalId
  );
}

/** The tags that are no longer wanted. */
export function goneTags(
  present: readonly Tag[],
  wanted: readonly Tag[],
): string[] {
  const keys = wanted.map(({ Key }) => Key);
  return present.map(({ Key }) => Key).filter(key => !keys.includes(key));
}

/** The answer, or undefined where the service says with one of these codes that there is nothing. */
export async function unlessMissing<T>(
  codes: readonly string[],
  call: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof AwsError && codes.includes(error.code)) {
      return undefined;
    }
    throw error;
  }
}

/** A JSON property as text: templates give an object, or the text itself. */
export function jsonText(value: TemplateValue | undefined): string | undefined {
  return value === undefined || typeof value === 'string'
    ? value
    : JSON.stringify(value);
}

export function isObject(value: unknown): value is TemplateObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listOf(value: TemplateValue | undefined): TemplateValue[] {
  return Array.isArray(value) ? value : [];
}
