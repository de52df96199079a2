import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type DocumentOptions,
  type ParseOptions,
  type SchemaOptions,
} from 'yaml';
import { TemplateError } from './TemplateError';
import { isObject, type TemplateObject, type TemplateValue } from './types';

const otherTags = /:(binary|omap|pairs|set|timestamp)$/;

/** CloudFormation reads YAML 1.1, without its tags for dates and binary data. */
const yaml: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.1',
  merge: false,
  customTags: tags =>
    tags.filter(tag => typeof tag !== 'object' || !otherTags.test(tag.tag)),
};

/** Short forms whose long form is not `Fn::<name>`. */
const plainNames = new Set(['Ref', 'Condition']);

/**
 * Reads a template's JSON or YAML text to plain values, with YAML's short forms (`!Sub`)
 * written as their long ones (`Fn::Sub`).
 */
export function readTemplateBody(body: string): TemplateObject {
  const document = parseDocument(body, yaml);
  const [problem] = document.errors;
  if (problem) {
    const position = problem.linePos?.[0];
    throw new TemplateError(
      position
        ? `Template format error: YAML not well-formed. (line ${position.line}, column ${position.col})`
        : 'Template format error: YAML not well-formed.',
    );
  }
  const value = toValue(document.contents);
  if (!isObject(value)) {
    throw new TemplateError('Template format error: unsupported structure.');
  }
  return value;
}

function toValue(node: unknown): TemplateValue {
  if (isAlias(node)) {
    throw new TemplateError(
      'Template format error: YAML aliases are not allowed in CloudFormation templates',
    );
  }
  if (isMap(node)) {
    const entries = node.items.map(item => [
      String(isScalar(item.key) ? item.key.value : item.key),
      toValue(item.value),
    ]);
    return longForm(node.tag, Object.fromEntries(entries));
  }
  if (isSeq(node)) {
    return longForm(node.tag, node.items.map(toValue));
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
