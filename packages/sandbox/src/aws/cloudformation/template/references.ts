import { isObject, type TemplateValue } from './types';

const subVariable = /\$\{([^!${}][^${}]*)\}/g;

/** The variables of a `Fn::Sub` text: `Name`, `Resource.Attribute` or `AWS::Region`. */
export function subVariables(text: string): string[] {
  return [...text.matchAll(subVariable)].map(match => match[1].trim());
}

/** Replaces the variables of a `Fn::Sub` text; `${!Literal}` becomes `${Literal}`. */
export function substitute(
  text: string,
  replace: (variable: string) => string,
): string {
  return text
    .replace(subVariable, (_, variable: string) => replace(variable.trim()))
    .replace(/\$\{!([^}]*)\}/g, '${$1}');
}

/** The names a value refers to, in all branches of its conditions. */
export interface References {
  /** Targets of `Ref`, `Fn::GetAtt` and `Fn::Sub`: parameters and resources. */
  names: Set<string>;
  conditions: Set<string>;
}

export function collectReferences(
  value: TemplateValue,
  found: References = { names: new Set(), conditions: new Set() },
): References {
  if (Array.isArray(value)) {
    value.forEach(item => collectReferences(item, found));
    return found;
  }
  if (!isObject(value)) {
    return found;
  }
  const [[key, argument] = [], ...others] = Object.entries(value);
  if (key === undefined || argument === undefined || others.length) {
    Object.values(value).forEach(item => collectReferences(item, found));
    return found;
  }
  addReferences(key, argument, found);
  return collectReferences(argument, found);
}

function addReferences(
  key: string,
  argument: TemplateValue,
  { names, conditions }: References,
) {
  if (key === 'Ref' && typeof argument === 'string') {
    names.add(argument);
  }
  if (key === 'Condition' && typeof argument === 'string') {
    conditions.add(argument);
  }
  if (key === 'Fn::GetAtt') {
    const target = Array.isArray(argument)
      ? argument[0]
      : String(argument).split('.')[0];
    names.add(String(target));
  }
  if (key === 'Fn::If' && Array.isArray(argument)) {
    conditions.add(String(argument[0]));
  }
  if (key === 'Fn::Sub') {
    const [text, own] = Array.isArray(argument) ? argument : [argument];
    const local = isObject(own) ? Object.keys(own) : [];
    for (const variable of subVariables(String(text))) {
      if (!local.includes(variable)) {
        names.add(variable.split('.')[0]);
      }
    }
  }
}
