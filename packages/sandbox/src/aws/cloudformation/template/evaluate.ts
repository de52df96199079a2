import { cidrBlocks } from './cidr';
import { substitute } from './references';
import { TemplateError } from './TemplateError';
import {
  isObject,
  type Template,
  type TemplateObject,
  type TemplateValue,
} from './types';

/** What intrinsic functions read. */
export interface Scope {
  template: Template;
  /** Values of parameters and pseudo parameters. */
  parameters: Record<string, string | string[]>;
  /** `Ref` of a resource: its physical id. */
  ref(logicalId: string): string;
  getAtt(logicalId: string, attribute: string): TemplateValue;
  condition(name: string): boolean;
}

/** Marks a property that is to be left out (`AWS::NoValue`). */
const noValue = Symbol('AWS::NoValue');
type Evaluated = TemplateValue | typeof noValue;

/** The value with all intrinsic functions done. */
export function evaluate(value: TemplateValue, scope: Scope): TemplateValue {
  const result = walk(value, scope);
  return result === noValue ? null : result;
}

function walk(value: TemplateValue, scope: Scope): Evaluated {
  if (Array.isArray(value)) {
    return value
      .map(item => walk(item, scope))
      .filter((item): item is TemplateValue => item !== noValue);
  }
  if (!isObject(value)) {
    return value;
  }
  const entries = Object.entries(value);
  if (entries.length === 1) {
    const [key, argument] = entries[0];
    if (key === 'Ref') {
      return ref(String(argument), scope);
    }
    if (key === 'Condition' && typeof argument === 'string') {
      return scope.condition(argument);
    }
    if (key.startsWith('Fn::')) {
      return call(key, argument, scope);
    }
  }
  const result: TemplateObject = {};
  for (const [key, item] of entries) {
    const evaluated = walk(item, scope);
    if (evaluated !== noValue) {
      result[key] = evaluated;
    }
  }
  return result;
}

function ref(name: string, scope: Scope): Evaluated {
  if (name === 'AWS::NoValue') {
    return noValue;
  }
  return Object.hasOwn(scope.parameters, name)
    ? scope.parameters[name]
    : scope.ref(name);
}

function call(name: string, argument: TemplateValue, scope: Scope): Evaluated {
  if (name === 'Fn::If') {
    const [condition, whenTrue, whenFalse] = list(name, argument, 3);
    return walk(
      scope.condition(String(condition)) ? whenTrue : whenFalse,
      scope,
    );
  }
  if (name === 'Fn::Sub') {
    return sub(argument, scope);
  }
  const evaluated = evaluate(argument, scope);
  switch (name) {
    case 'Fn::GetAtt': {
      const [target, ...attribute] = Array.isArray(evaluated)
        ? evaluated.map(String)
        : String(evaluated).split('.');
      return scope.getAtt(target, attribute.join('.'));
    }
    case 'Fn::Join': {
      const [separator, items] = list(name, evaluated, 2);
      return strings(name, items).join(String(separator));
    }
    case 'Fn::Split': {
      const [separator, joined] = list(name, evaluated, 2);
      return String(joined).split(String(separator));
    }
    case 'Fn::Select':
      return select(evaluated);
    case 'Fn::FindInMap':
      return findInMap(evaluated, scope);
    case 'Fn::Base64':
      return Buffer.from(String(evaluated)).toString('base64');
    case 'Fn::Equals': {
      const [left, right] = list(name, evaluated, 2);
      return text(left) === text(right);
    }
    case 'Fn::And':
      return operands(name, evaluated).every(truth);
    case 'Fn::Or':
      return operands(name, evaluated).some(truth);
    case 'Fn::Not':
      return !truth(list(name, evaluated, 1)[0]);
    case 'Fn::Cidr': {
      const [block, count, bits = 8] = list(name, evaluated, 2, 3);
      return cidrBlocks(String(block), Number(count), Number(bits));
    }
    case 'Fn::GetAZs': {
      const region =
        String(evaluated) || String(scope.parameters['AWS::Region']);
      return ['a', 'b', 'c'].map(zone => `${region}${zone}`);
    }
    case 'Fn::Contains': {
      const [items, item] = list(name, evaluated, 2);
      return strings(name, items).includes(text(item));
    }
    case 'Fn::EachMemberEquals': {
      const [items, item] = list(name, evaluated, 2);
      return strings(name, items).every(one => one === text(item));
    }
    case 'Fn::EachMemberIn': {
      const [items, allowed] = list(name, evaluated, 2);
      const among = strings(name, allowed);
      return strings(name, items).every(one => among.includes(one));
    }
    default:
      throw new TemplateError(
        `Template error: ${name} is not a function this sandbox knows`,
      );
  }
}

function sub(argument: TemplateValue, scope: Scope): string {
  const [template, own] = Array.isArray(argument)
    ? list('Fn::Sub', argument, 2)
    : [argument, {}];
  const local = isObject(own) ? own : {};
  return substitute(String(template), variable => {
    if (Object.hasOwn(local, variable)) {
      return text(evaluate(local[variable], scope));
    }
    if (Object.hasOwn(scope.parameters, variable)) {
      return text(scope.parameters[variable]);
    }
    const [target, ...attribute] = variable.split('.');
    return attribute.length
      ? text(scope.getAtt(target, attribute.join('.')))
      : scope.ref(target);
  });
}

function select(argument: TemplateValue): TemplateValue {
  const [index, items] = list('Fn::Select', argument, 2);
  const value = Array.isArray(items) ? items[Number(index)] : undefined;
  if (value === undefined) {
    throw new TemplateError(
      `Template error: Fn::Select cannot select nonexistent value at index ${text(
        index,
      )}`,
    );
  }
  return value;
}

function findInMap(argument: TemplateValue, scope: Scope): TemplateValue {
  const path = list('Fn::FindInMap', argument, 3).map(String);
  let value: TemplateValue | undefined = scope.template.Mappings;
  for (const key of path) {
    value =
      isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  if (value === undefined) {
    throw new TemplateError(
      `Template error: Unable to get mapping for ${path.join('::')}`,
    );
  }
  return value;
}

function list(
  name: string,
  argument: TemplateValue,
  length: number,
  most = length,
): TemplateValue[] {
  if (
    !Array.isArray(argument) ||
    argument.length < length ||
    argument.length > most
  ) {
    throw new TemplateError(
      `Template error: ${name} requires a list argument with ${length} elements`,
    );
  }
  return argument;
}

function operands(name: string, argument: TemplateValue): TemplateValue[] {
  if (!Array.isArray(argument) || argument.length < 2 || argument.length > 10) {
    throw new TemplateError(
      `Template error: every ${name} object requires a list of at least 2 and at most 10 boolean parameters.`,
    );
  }
  return argument;
}

function strings(name: string, value: TemplateValue): string[] {
  if (!Array.isArray(value)) {
    throw new TemplateError(
      `Template error: every ${name} object requires a list of strings.`,
    );
  }
  return value.map(text);
}

function truth(value: TemplateValue): boolean {
  return value === true || value === 'true';
}

function text(value: TemplateValue): string {
  if (Array.isArray(value)) {
    return value.map(text).join(',');
  }
  return isObject(value) ? JSON.stringify(value) : String(value);
}
