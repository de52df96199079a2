import { operators } from '../conditions/operators';
import { parseTemplate } from '../matching/template';
import { asObject, asScalars } from './json';
import { MalformedPolicy } from './MalformedPolicy';
import type { Condition, Policy } from './Policy';

/** Reads a `Condition` block. Throws MalformedPolicy, also for an unknown operator. */
export function parseConditions(
  value: unknown,
  version: Policy['version'],
): Condition[] {
  if (value === undefined) {
    return [];
  }
  return Object.entries(asObject(value)).flatMap(([type, keys]) => {
    const operator = parseType(type);
    return Object.entries(asObject(keys)).map(([key, values]) => ({
      ...operator,
      key: parseKey(key),
      values: asScalars(values).map(one => parseTemplate(one, version)),
    }));
  });
}

/** For example `ForAllValues:StringLikeIfExists`. */
function parseType(
  type: string,
): Pick<Condition, 'qualifier' | 'operator' | 'ifExists'> {
  const [, qualifier, name, suffix] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(type) ?? [];
  const operator = operators.get(name);
  const ifExists = suffix !== undefined;
  if (!operator || (operator.name === 'Null' && ifExists)) {
    throw new MalformedPolicy(`Invalid Condition type : ${type}.`);
  }
  return {
    qualifier: qualifier as Condition['qualifier'],
    operator,
    ifExists,
  };
}

function parseKey(key: string): string {
  if (!key.includes(':')) {
    throw new MalformedPolicy(
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    );
  }
  return key.toLowerCase();
}
