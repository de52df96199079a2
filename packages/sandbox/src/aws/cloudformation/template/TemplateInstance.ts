import { evaluate, type Scope } from './evaluate';
import { isListType, resolveParameters, splitList } from './resolveParameters';
import { checkRules } from './rules';
import { resourceDependencies, resourceOrder } from './resourceOrder';
import { TemplateError } from './TemplateError';
import {
  isObject,
  type PseudoParameters,
  type Template,
  type TemplateObject,
  type TemplateValue,
} from './types';

/** What a template's functions may ask of a resource that exists. */
export interface ResourceState {
  physicalId: string;
  attributes: TemplateObject;
}

export interface StackOutput {
  key: string;
  value: string;
  description?: string;
}

/** A template with the values of one stack: which resources it has, in which order, and their properties. */
export class TemplateInstance {
  /** Texts of the template's parameters, defaults included. */
  readonly parameters: Record<string, string>;
  /** Logical ids of the resources whose condition holds, each after those it depends on. */
  readonly order: string[];
  /** What each of those resources depends on, directly. */
  readonly dependencies: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly values: Record<string, string | string[]>;
  private readonly conditions = new Map<string, boolean>();
  private readonly evaluating = new Set<string>();

  constructor(
    readonly template: Template,
    given: Record<string, string>,
    pseudo: PseudoParameters,
  ) {
    this.parameters = resolveParameters(template.Parameters, given);
    const values = Object.entries(this.parameters).map(([key, value]) => [
      key,
      isListType(template.Parameters[key].Type) ? splitList(value) : value,
    ]);
    this.values = { ...pseudo, ...Object.fromEntries(values) };
    checkRules(
      template,
      this.scope(() => undefined),
    );
    this.dependencies = resourceDependencies(template, name =>
      this.condition(name),
    );
    this.order = resourceOrder(this.dependencies);
  }

  /** The resource's properties with all functions done. */
  properties(
    logicalId: string,
    state: (logicalId: string) => ResourceState | undefined,
  ): TemplateObject {
    const value = evaluate(
      this.template.Resources[logicalId].Properties,
      this.scope(state),
    );
    return isObject(value) ? value : {};
  }

  outputs(
    state: (logicalId: string) => ResourceState | undefined,
  ): StackOutput[] {
    return Object.entries(this.template.Outputs)
      .filter(([, { Condition }]) => !Condition || this.condition(Condition))
      .map(([key, output]) => ({
        key,
        value: outputText(key, evaluate(output.Value, this.scope(state))),
        description: output.Description,
      }));
  }

  private scope(
    state: (logicalId: string) => ResourceState | undefined,
  ): Scope {
    const find = (logicalId: string) => {
      const found = state(logicalId);
      if (!found) {
        throw new TemplateError(
          `Template format error: Unresolved resource dependencies [${logicalId}] in the Resources block of the template`,
        );
      }
      return found;
    };
    return {
      template: this.template,
      parameters: this.values,
      condition: name => this.condition(name),
      ref: logicalId => find(logicalId).physicalId,
      getAtt: (logicalId, attribute) => {
        const { attributes } = find(logicalId);
        if (!Object.hasOwn(attributes, attribute)) {
          throw new TemplateError(
            `Template error: resource ${logicalId} does not support attribute type ${attribute} in Fn::GetAtt`,
          );
        }
        return attributes[attribute];
      },
    };
  }

  private condition(name: string): boolean {
    const known = this.conditions.get(name);
    if (known !== undefined) {
      return known;
    }
    if (this.evaluating.has(name)) {
      throw new TemplateError(
        `Template error: Circular dependency between conditions: [${[
          ...this.evaluating,
        ].join(', ')}]`,
      );
    }
    this.evaluating.add(name);
    const result =
      evaluate(
        this.template.Conditions[name],
        this.scope(() => undefined),
      ) === true;
    this.evaluating.delete(name);
    this.conditions.set(name, result);
    return result;
  }
}

function outputText(key: string, value: TemplateValue): string {
  if (Array.isArray(value) || isObject(value) || value === null) {
    throw new TemplateError(
      `Template format error: The Value field of every Outputs member must evaluate to a String; ${key} does not.`,
    );
  }
  return String(value);
}
