import { isObject, type TemplateObject, type TemplateValue } from '../template';
import type {
  Properties,
  ResourceSpecification,
  ValueType,
} from './specification';

/** Properties in the types of their specification, and what does not fit it, in CloudFormation's words. */
export interface Conformed {
  properties: TemplateObject;
  problems: string[];
}

const scalarNames = {
  string: 'String',
  'date-time': 'String',
  boolean: 'Boolean',
  integer: 'Integer',
  number: 'Number',
};

class Reader {
  constructor(
    private readonly definitions: Record<string, Properties>,
    private readonly problems: string[],
  ) {}

  readonly read = (
    given: TemplateObject,
    known: Properties,
    path: string,
  ): TemplateObject => {
    for (const [name, { required }] of Object.entries(known)) {
      if (required && given[name] === undefined) {
        this.problems.push(`${path}: required key [${name}] not found`);
      }
    }
    const entries = Object.entries(given).map(([name, value]) => {
      const property = Object.hasOwn(known, name) ? known[name] : undefined;
      if (!property) {
        const extra = `${path}: extraneous key [${name}] is not permitted`;
        this.problems.push(extra);
        return [name, value];
      }
      const at = `${path}/${name}`;
      const result = this.value(value, property.type, at);
      if (property.values && !property.values.includes(String(result))) {
        this.problems.push(
          `${at}: failed validation constraint for keyword [enum]`,
        );
      }
      return [name, result];
    });
    return Object.fromEntries(entries);
  };

  private value(
    value: TemplateValue,
    type: ValueType,
    path: string,
  ): TemplateValue {
    if (typeof type === 'string') {
      return this.scalar(value, type, path);
    }
    if ('any' in type) {
      return this.any(value, type.any, path);
    }
    if ('list' in type) {
      return Array.isArray(value)
        ? value.map((item, index) =>
            this.value(item, type.list, `${path}/${index}`),
          )
        : this.wrong(value, 'JSONArray', path);
    }
    if (!isObject(value)) {
      return this.wrong(value, 'JSONObject', path);
    }
    if ('ref' in type) {
      return this.read(value, this.definitions[type.ref], path);
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        this.value(item, type.map, `${path}/${key}`),
      ]),
    );
  }

  /** The first of the types that fits, else what the first says. */
  private any(value: TemplateValue, types: ValueType[], path: string) {
    for (const type of types) {
      const attempt = new Reader(this.definitions, []);
      const result = attempt.value(value, type, path);
      if (!attempt.problems.length) {
        return result;
      }
    }
    return this.value(value, types[0], path);
  }

  private scalar(
    value: TemplateValue,
    type: Extract<ValueType, string>,
    path: string,
  ): TemplateValue {
    if (type === 'json') {
      return isObject(value) || Array.isArray(value)
        ? value
        : this.wrong(value, 'JSONObject', path);
    }
    if (type === 'tag') {
      const known: Properties = {
        Key: { type: 'string', required: true },
        Value: { type: 'string', required: true },
      };
      return isObject(value)
        ? this.read(value, known, path)
        : this.wrong(value, 'JSONObject', path);
    }
    if (typeof value === 'object') {
      return this.wrong(value, scalarNames[type], path);
    }
    const text = String(value).trim();
    switch (type) {
      case 'boolean':
        return /^(true|false)$/.test(text)
          ? text === 'true'
          : this.wrong(value, 'Boolean', path);
      case 'integer':
        return /^[-+]?\d+$/.test(text)
          ? Number(text)
          : this.wrong(value, 'Integer', path);
      case 'number':
        return text !== '' && Number.isFinite(Number(text))
          ? Number(text)
          : this.wrong(value, 'Number', path);
      default:
        return String(value);
    }
  }

  private wrong(value: TemplateValue, expected: string, path: string) {
    this.problems.push(
      `${path}: expected type: ${expected}, found: ${nameOf(value)}`,
    );
    return value;
  }
}

/**
 * Reads properties as CloudFormation does: texts become the numbers and flags that the type's
 * specification has (parameters are texts), and the other way round.
 */
export function conform(
  properties: TemplateObject,
  { properties: known, definitions }: ResourceSpecification,
): Conformed {
  const problems: string[] = [];
  const { read } = new Reader(definitions, problems);
  return { properties: read(properties, known, '#'), problems };
}

function nameOf(value: TemplateValue): string {
  if (value === null) {
    return 'Null';
  }
  if (Array.isArray(value)) {
    return 'JSONArray';
  }
  const names: Record<string, string> = {
    object: 'JSONObject',
    string: 'String',
    boolean: 'Boolean',
    number: Number.isInteger(value) ? 'Integer' : 'Number',
  };
  return names[typeof value];
}
