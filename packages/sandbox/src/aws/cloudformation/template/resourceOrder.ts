import { collectReferences } from './references';
import { TemplateError } from './TemplateError';
import { isObject, type Template, type TemplateValue } from './types';

/**
 * What each of the resources whose condition holds depends on, directly: `Ref`, `Fn::GetAtt`,
 * `Fn::Sub`, `DependsOn`.
 */
export function resourceDependencies(
  template: Template,
  condition: (name: string) => boolean,
): Map<string, Set<string>> {
  const present = Object.entries(template.Resources).filter(
    ([, { Condition }]) => !Condition || condition(Condition),
  );
  const ids = new Set(present.map(([id]) => id));
  return new Map(
    present.map(([id, resource]) => {
      const { names } = collectReferences(
        chosen(resource.Properties, condition),
      );
      const targets = [...names, ...resource.DependsOn];
      return [id, new Set(targets.filter(target => ids.has(target)))];
    }),
  );
}

/** The logical ids, each after all it depends on, else in the template's own order. */
export function resourceOrder(
  dependencies: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  const waiting = new Map(dependencies);
  const order: string[] = [];
  while (waiting.size) {
    const next = [...waiting].find(([, targets]) =>
      [...targets].every(target => !waiting.has(target)),
    );
    if (!next) {
      throw new TemplateError(
        `Circular dependency between resources: [${circular(waiting).join(
          ', ',
        )}]`,
      );
    }
    order.push(next[0]);
    waiting.delete(next[0]);
  }
  return order;
}

/** Only those of the waiting resources that wait for themselves, not those behind them. */
function circular(waiting: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return [...waiting.keys()].filter(start => {
    const seen = new Set<string>();
    const open = [...(waiting.get(start) ?? [])];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (waiting.has(id) && !seen.has(id)) {
        seen.add(id);
        open.push(...(waiting.get(id) ?? []));
      }
    }
    return seen.has(start);
  });
}

/** The value with only the branches of `Fn::If` that are taken. */
function chosen(
  value: TemplateValue,
  condition: (name: string) => boolean,
): TemplateValue {
  if (Array.isArray(value)) {
    return value.map(item => chosen(item, condition));
  }
  if (!isObject(value)) {
    return value;
  }
  const branches = value['Fn::If'];
  if (Array.isArray(branches) && branches.length === 3) {
    return chosen(
      condition(String(branches[0])) ? branches[1] : branches[2],
      condition,
    );
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, chosen(item, condition)]),
  );
}
