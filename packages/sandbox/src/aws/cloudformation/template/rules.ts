import { evaluate, type Scope } from './evaluate';
import { TemplateError } from './TemplateError';
import {
  isObject,
  type Template,
  type TemplateObject,
  type TemplateRule,
  type TemplateValue,
} from './types';

/** Reads the template's Rules section. */
export function parseRules(raw: TemplateObject): Record<string, TemplateRule> {
  return Object.fromEntries(
    Object.entries(raw).map(([name, rule]) => [name, parseRule(name, rule)]),
  );
}

function parseRule(name: string, raw: TemplateValue): TemplateRule {
  const { RuleCondition, Assertions } = isObject(raw) ? raw : {};
  const assertions = Array.isArray(Assertions) ? Assertions : [];
  if (!assertions.length) {
    throw new TemplateError(
      `Template format error: Every Rules member must contain Assertions; ${name} has none.`,
    );
  }
  return {
    RuleCondition,
    Assertions: assertions.map(item => {
      const { Assert, AssertDescription } = isObject(item) ? item : {};
      if (Assert === undefined) {
        throw new TemplateError(
          `Template format error: Every assertion must contain an Assert; one of ${name} has none.`,
        );
      }
      return {
        Assert,
        AssertDescription:
          AssertDescription === undefined
            ? undefined
            : String(AssertDescription),
      };
    }),
  };
}

/** Throws {@link TemplateError} with the description of the first assertion that does not hold. */
export function checkRules({ Rules }: Template, scope: Scope): void {
  for (const [name, { RuleCondition, Assertions }] of Object.entries(Rules)) {
    if (RuleCondition !== undefined && !holds(RuleCondition, scope)) {
      continue;
    }
    const broken = Assertions.find(({ Assert }) => !holds(Assert, scope));
    if (broken) {
      throw new TemplateError(
        broken.AssertDescription ?? `An assertion of rule ${name} failed.`,
      );
    }
  }
}

function holds(value: TemplateValue, scope: Scope): boolean {
  return String(evaluate(value, scope)) === 'true';
}
