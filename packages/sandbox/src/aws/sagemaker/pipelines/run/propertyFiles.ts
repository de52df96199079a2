import { writeOutput } from '../../jobs/containers/placeholder';
import { quality } from '../../jobs/containers/quality';
import { at } from '../definition/resolve';
import { pathParts, propertyFileReads } from '../definition/references';
import type { Json, JsonObject } from '../definition/types';
import type { ExecutionRun } from './ExecutionRun';

/**
 * The property files of a step that ended. No evaluation ran, so each number that the pipeline
 * reads from a file is made from the hyperparameters of the trainings before it. Written to S3
 * where the step's output is a bucket of the sandbox.
 */
export function makePropertyFiles(
  run: ExecutionRun,
  name: string,
  properties: Json,
): Record<string, Json> | undefined {
  const step = run.nodes.find(node => node.step.Name === name)?.step;
  if (!step?.PropertyFiles) {
    return undefined;
  }
  const reads = run.nodes.flatMap(node =>
    propertyFileReads(node.step.Arguments),
  );
  const parameters = hyperparametersBefore(run, name);
  return Object.fromEntries(
    step.PropertyFiles.map(({ PropertyFileName, OutputName, FilePath }) => {
      const content: JsonObject = {};
      for (const { step: of, file, path } of reads) {
        if (of === name && file === PropertyFileName) {
          put(content, pathParts(path), parameters);
        }
      }
      const uri = `ProcessingOutputConfig.Outputs['${OutputName}'].S3Output.S3Uri`;
      const folder = at(properties, uri, () => `output '${OutputName}'`);
      const text = JSON.stringify(content, null, 2);
      writeOutput(String(folder), FilePath, text, run.env);
      return [PropertyFileName, content];
    }),
  );
}

function put(
  content: JsonObject,
  parts: string[],
  parameters: Record<string, string>,
): void {
  const last = parts[parts.length - 1];
  let inside = content;
  for (const part of parts.slice(0, -1)) {
    const next = inside[part];
    const object = typeof next === 'object' && next ? next : {};
    inside[part] = object;
    inside = object as JsonObject;
  }
  const metric = last === 'value' ? parts[parts.length - 2] : last;
  inside[last] = quality(metric ?? last, parameters);
}

/** The hyperparameters of all trainings that a step waits for, near or far. */
function hyperparametersBefore(
  run: ExecutionRun,
  name: string,
): Record<string, string> {
  const before = new Set<string>();
  const visit = (one: string) => {
    for (const next of run.nodes.find(({ step }) => step.Name === one)?.after ??
      []) {
      if (!before.has(next)) {
        before.add(next);
        visit(next);
      }
    }
  };
  visit(name);
  return Object.assign(
    {},
    ...run.nodes
      .filter(({ step }) => before.has(step.Name) && step.Type === 'Training')
      .map(({ step }) => {
        const properties = run.outcome(step.Name)?.properties as JsonObject;
        return properties?.HyperParameters ?? {};
      }),
  );
}
