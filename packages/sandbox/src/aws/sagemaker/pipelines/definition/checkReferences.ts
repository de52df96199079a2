import { executionVariables } from './executionVariables';
import type { StepNode } from './graph';
import {
  parseReference,
  propertyFileReads,
  pathParts,
  referencesIn,
} from './references';
import { stepTypes } from './stepTypes';
import type { PipelineDefinition } from './types';
import { unparsable } from './unparsable';

/** Checks that all that steps refer to and depend on is there. */
export function checkReferences(
  { Parameters = [] }: PipelineDefinition,
  nodes: StepNode[],
): void {
  const parameters = new Set(Parameters.map(({ Name }) => Name));
  const steps = new Map(nodes.map(({ step }) => [step.Name, step]));
  for (const { step, branch } of nodes) {
    for (const name of step.DependsOn ?? []) {
      if (!steps.has(name)) {
        throw unparsable(
          `Step '${step.Name}' depends on step '${name}', which is not in the pipeline.`,
        );
      }
    }
    const read =
      step.Type === 'Condition' ? step.Arguments.Conditions : step.Arguments;
    for (const text of referencesIn(read)) {
      checkReference(text, step.Name);
    }
    for (const { step: of, file } of propertyFileReads(read)) {
      const files = steps.get(of)?.PropertyFiles ?? [];
      if (!files.some(one => one.PropertyFileName === file)) {
        throw unparsable(
          `Step '${step.Name}' refers to property file '${file}', which step '${of}' does not have.`,
        );
      }
    }
    if (branch && step.DependsOn?.includes(step.Name)) {
      throw unparsable(`Step '${step.Name}' depends on itself.`);
    }
  }

  function checkReference(text: string, by: string): void {
    const reference = parseReference(text);
    if (!reference) {
      throw unparsable(`Invalid property reference '${text}' in step '${by}'.`);
    }
    if (reference.to === 'parameter' && !parameters.has(reference.name)) {
      throw unparsable(
        `Step '${by}' refers to parameter '${reference.name}', which is not defined.`,
      );
    }
    if (
      reference.to === 'execution' &&
      !executionVariables.includes(reference.name)
    ) {
      throw unparsable(`Invalid property reference '${text}' in step '${by}'.`);
    }
    if (reference.to === 'step') {
      const step = steps.get(reference.step);
      if (!step) {
        throw unparsable(
          `Step '${by}' refers to step '${reference.step}', which is not in the pipeline.`,
        );
      }
      const { properties } = stepTypes[step.Type];
      const [first] = pathParts(reference.path);
      if (properties && !properties.includes(first)) {
        throw unparsable(
          `Invalid property reference '${text}' in step '${by}'.`,
        );
      }
    }
  }
}
