import { subVariables } from './references';
import { isObject } from './types';

/** The resources and attributes that `Fn::GetAtt` and `Fn::Sub` of a template's section take. */
export function attributesTaken(
  value: unknown,
): [logicalId: string, attribute: string][] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const own = Object.entries(value).flatMap(([key, argument]) => {
    if (key === 'Fn::GetAtt') {
      const parts = Array.isArray(argument) ? argument : [argument];
      return parts.every(part => typeof part === 'string')
        ? [parts.join('.')]
        : [];
    }
    if (key === 'Fn::Sub') {
      const [text, local] = Array.isArray(argument) ? argument : [argument];
      const given = isObject(local) ? local : {};
      return subVariables(String(text)).filter(
        name => name.includes('.') && !Object.hasOwn(given, name),
      );
    }
    return [];
  });
  return [
    ...own.map((path): [string, string] => {
      const dot = path.indexOf('.');
      return [path.slice(0, dot), path.slice(dot + 1)];
    }),
    ...Object.values(value).flatMap(attributesTaken),
  ];
}
