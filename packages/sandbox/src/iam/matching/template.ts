import type { RequestContext } from '../RequestContext';
import { wildcards, type Pattern } from './wildcard';

/** A text of a policy: literal characters, wildcards and policy variables. */
export type Template = readonly (Pattern[number] | Variable)[];

interface Variable {
  /** Name of a condition key, in lower case. */
  key: string;
  fallback?: string;
}

/** `${key}` and `${key, 'default'}`, and the escapes `${*}`, `${?}`, `${$}`. */
const variable =
  /^\$\{(?:([*?$])|\s*([\w:./=+@-]+?)\s*(?:,\s*'([^']*)'\s*)?)\}/;

/**
 * Reads a text of a policy. Policies of version 2008-10-17 have no variables.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function parseTemplate(
  text: string,
  version: '2008-10-17' | '2012-10-17',
): Template {
  const parts: Template[number][] = [];
  let rest = text;
  while (rest) {
    const found = version === '2012-10-17' && variable.exec(rest);
    if (found) {
      const [whole, escaped, key, fallback] = found;
      parts.push(escaped ?? { key: key.toLowerCase(), fallback });
      rest = rest.slice(whole.length);
    } else {
      const [character] = rest;
      parts.push(wildcards.get(character) ?? character);
      rest = rest.slice(character.length);
    }
  }
  return parts;
}

/** The template as a pattern; undefined where a variable has neither value nor default. */
export function toPattern(
  template: Template,
  context: RequestContext,
): Pattern | undefined {
  const pattern: Pattern[number][] = [];
  for (const part of template) {
    if (typeof part === 'object') {
      const value = context.single(part.key) ?? part.fallback;
      if (value === undefined) {
        return undefined;
      }
      pattern.push(...value);
    } else {
      pattern.push(part);
    }
  }
  return pattern;
}

/** The template as plain text, its wildcards as they were written; undefined as in `toPattern`. */
export function toText(
  template: Template,
  context: RequestContext,
): string | undefined {
  return toPattern(template, context)
    ?.map(one => (typeof one === 'string' ? one : one.description))
    .join('');
}

/** The template as plain text, for operators that take no variables: none of these names a value. */
export function literalText(template: Template): string {
  return template
    .map(part => {
      if (typeof part === 'object') {
        return `\${${part.key}}`;
      }
      return typeof part === 'string' ? part : part.description;
    })
    .join('');
}
