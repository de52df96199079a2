import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
} from 'yaml';
import { TemplateError } from './TemplateError';
import { isObject, type TemplateObject, type TemplateValue } from './types';

/** Short forms whose long form is not `Fn::<name>`. */
const plainNames = new Set(['Ref', 'Condition']);

/**
 * Reads a template's JSON or YAML text to plain values, with YAML's short forms (`!Sub`)
 * written as their long ones (`Fn::Sub`).
 */
export function readTemplateBody(body: string): TemplateObject {
  const document = parseDocument(body, { merge: true });
  const [problem] = document.errors;
  if (problem) {
    const position = problem.linePos?.[0];
    throw new TemplateError(
      position
        ? `Template format error: YAML not well-formed. (line ${position.line}, column ${position.col})`
        : 'Template format error: YAML not well-formed.',
    );
  }
  const value = toValue(document.contents, document);
  if (!isObject(value)) {
    throw new TemplateError('Template format error: unsupported structure.');
  }
  return value;
}

function toValue(node: unknown, document: Document): TemplateValue {
  if (isAlias(node)) {
    return toValue(node.resolve(document), document);
  }
  if (isMap(node)) {
    const entries = node.items.map(item => [
      String(isScalar(item.key) ? item.key.value : item.key),
      toValue(item.value, document),
    ]);
    return longForm(node.tag, Object.fromEntries(entries));
  }
  if (isSeq(node)) {
    return longForm(
      node.tag,
      node.items.map(item => toValue(item, document)),
    );
  }
  if (isScalar(node)) {
    return longForm(node.tag, scalar(node.value));
  }
  return null;
}

function scalar(value: unknown): TemplateValue {
  return typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
    ? value
    : null;
}

function longForm(tag: string | undefined, value: TemplateValue) {
  if (!tag?.startsWith('!')) {
    return value;
  }
  const name = tag.slice(1);
  const key = plainNames.has(name) ? name : `Fn::${name}`;
  if (key === 'Fn::GetAtt' && typeof value === 'string') {
    const dot = value.indexOf('.');
    return { [key]: [value.slice(0, dot), value.slice(dot + 1)] };
  }
  return { [key]: value };
}
