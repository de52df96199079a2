import { isObject, type TemplateObject } from '../template';
import type { Properties, ResourceSpecification } from './specification';

/** Whether properties may only become others in another resource. */
export function isReplaced(
  before: TemplateObject,
  after: TemplateObject,
  { properties, definitions }: ResourceSpecification,
): boolean {
  const differ = (
    left: TemplateObject,
    right: TemplateObject,
    known: Properties,
  ): boolean =>
    Object.entries(known).some(([name, { type, replaces }]) => {
      if (replaces) {
        return JSON.stringify(left[name]) !== JSON.stringify(right[name]);
      }
      const [old, young] = [left[name] ?? {}, right[name] ?? {}];
      return (
        typeof type === 'object' &&
        'ref' in type &&
        isObject(old) &&
        isObject(young) &&
        JSON.stringify(old) !== JSON.stringify(young) &&
        differ(old, young, definitions[type.ref])
      );
    });
  return differ(before, after, properties);
}
