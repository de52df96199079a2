import { parseReference, referencesIn } from './references';
import {
  isObject,
  type DefinitionStep,
  type Json,
  type PipelineDefinition,
} from './types';

/** Where a step stands in the pipeline. */
export interface StepNode {
  step: DefinitionStep;
  /** The steps that must have succeeded first. */
  after: string[];
  /** The condition whose branch the step is in. */
  branch?: { condition: string; outcome: 'True' | 'False' };
}

/** All steps, those inside of conditions too, in the order of the definition. */
export function stepNodes({ Steps }: PipelineDefinition): StepNode[] {
  return Steps.flatMap(step => nodesOf(step));
}

function nodesOf(
  step: DefinitionStep,
  branch?: StepNode['branch'],
): StepNode[] {
  const own: StepNode = { step, after: dependencies(step, branch), branch };
  if (step.Type !== 'Condition') {
    return [own];
  }
  const inside = (steps: Json | undefined, outcome: 'True' | 'False') =>
    stepsOf(steps).flatMap(one =>
      nodesOf(one, { condition: step.Name, outcome }),
    );
  return [
    own,
    ...inside(step.Arguments.IfSteps, 'True'),
    ...inside(step.Arguments.ElseSteps, 'False'),
  ];
}

/** The steps of a branch. The definition was checked, or is about to be. */
export function stepsOf(value: Json | undefined): DefinitionStep[] {
  return Array.isArray(value)
    ? (value.filter(isObject) as unknown as DefinitionStep[])
    : [];
}

function dependencies(
  step: DefinitionStep,
  branch: StepNode['branch'],
): string[] {
  const read =
    step.Type === 'Condition' ? step.Arguments.Conditions : step.Arguments;
  const references = referencesIn(read)
    .map(parseReference)
    .flatMap(found => (found?.to === 'step' ? [found.step] : []));
  return [
    ...new Set([
      ...(step.DependsOn ?? []),
      ...references,
      ...(branch ? [branch.condition] : []),
    ]),
  ];
}

/** A circle of steps that wait for each other; undefined where there is none. */
export function findCycle(nodes: StepNode[]): string[] | undefined {
  const byName = new Map(nodes.map(node => [node.step.Name, node]));
  const done = new Set<string>();
  const visit = (name: string, path: string[]): string[] | undefined => {
    if (path.includes(name)) {
      return [...path.slice(path.indexOf(name)), name];
    }
    if (done.has(name)) {
      return undefined;
    }
    for (const next of byName.get(name)?.after ?? []) {
      const cycle = visit(next, [...path, name]);
      if (cycle) {
        return cycle;
      }
    }
    done.add(name);
    return undefined;
  };
  for (const name of byName.keys()) {
    const cycle = visit(name, []);
    if (cycle) {
      return cycle;
    }
  }
  return undefined;
}
