import { stepTypes } from './stepTypes';
import { isObject, type DefinitionStep, type Json } from './types';
import { unparsable } from './unparsable';

const namePattern = /^[A-Za-z0-9\-_]{1,64}$/;

/** Checks what one step says of itself. */
export function checkStep(step: DefinitionStep): void {
  const given = step as unknown as Record<string, Json | undefined>;
  const { Name: name, Type: type, Arguments: values, DependsOn } = given;
  if (typeof name !== 'string' || !namePattern.test(name)) {
    throw unparsable(
      `Step name '${String(name)}' must satisfy regular expression pattern: ${
        namePattern.source
      }`,
    );
  }
  if (typeof type !== 'string' || !Object.hasOwn(stepTypes, type)) {
    throw unparsable(`Step '${name}' has unknown type '${String(type)}'.`);
  }
  if (
    DependsOn !== undefined &&
    !(
      Array.isArray(DependsOn) &&
      DependsOn.every(one => typeof one === 'string')
    )
  ) {
    throw unparsable('Expecting start of Json Array.');
  }
  if (!isObject(values)) {
    throw unparsable(
      `Required member 'Arguments' of step '${name}' is missing.`,
    );
  }
  const { members, required } = stepTypes[type];
  const unknown = Object.keys(values).find(
    member => members && !members.includes(member),
  );
  if (unknown) {
    throw unparsable(`Unknown Argument member '${unknown}'.`);
  }
  const missing = required.find(member => values[member] === undefined);
  if (missing) {
    throw unparsable(`Step '${name}' lacks Argument member '${missing}'.`);
  }
  if (type === 'Condition') {
    checkCondition(name, values);
  }
}

function checkCondition(name: string, values: Record<string, Json>): void {
  const lists = ['Conditions', 'IfSteps', 'ElseSteps'] as const;
  for (const member of lists) {
    const list = values[member];
    if (list !== undefined && !Array.isArray(list)) {
      throw unparsable('Expecting start of Json Array.');
    }
  }
  if ((values.Conditions as Json[]).length === 0) {
    throw unparsable(`Step '${name}' has no conditions.`);
  }
}
