import { collectReferences } from './references';
import { TemplateError } from './TemplateError';
import type { Template, TemplateValue } from './types';

/** Checks that each name the template refers to exists in it. */
export function checkReferences(template: Template): void {
  const parameters = new Set(Object.keys(template.Parameters));
  const resources = new Set(Object.keys(template.Resources));
  const known = (name: string) =>
    name.startsWith('AWS::') || parameters.has(name) || resources.has(name);

  const conditions = collectReferences(template.Conditions);
  const foreign = [...conditions.names].filter(
    name => !name.startsWith('AWS::') && !parameters.has(name),
  );
  if (foreign.length) {
    throw new TemplateError(
      `Template format error: Unresolved dependencies [${foreign.join(
        ', ',
      )}]. Cannot reference resources in the Conditions block of the template`,
    );
  }
  checkConditions(template, conditions.conditions, 'Conditions');

  for (const [block, members] of Object.entries({
    Resources: template.Resources,
    Outputs: template.Outputs,
  })) {
    const value = members as unknown as TemplateValue;
    const found = collectReferences(value);
    const dependsOn =
      block === 'Resources'
        ? Object.values(template.Resources).flatMap(item => item.DependsOn)
        : [];
    const unresolved = [
      ...[...found.names].filter(name => !known(name)),
      ...dependsOn.filter(name => !resources.has(name)),
    ];
    if (unresolved.length) {
      throw new TemplateError(
        `Template format error: Unresolved resource dependencies [${unresolved.join(
          ', ',
        )}] in the ${block} block of the template`,
      );
    }
    const ownConditions = Object.values(members).flatMap(
      ({ Condition }) => Condition ?? [],
    );
    checkConditions(template, [...found.conditions, ...ownConditions], block);
  }
}

function checkConditions(
  template: Template,
  names: Iterable<string>,
  block: string,
) {
  for (const name of names) {
    if (!Object.hasOwn(template.Conditions, name)) {
      throw new TemplateError(
        `Template format error: Unresolved condition dependency ${name} in the ${block} block of the template`,
      );
    }
  }
}
