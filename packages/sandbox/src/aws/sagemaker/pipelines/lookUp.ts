import { createHash } from 'node:crypto';
import { validationException, resourceNotFound } from '../errors';
import type { Caller } from '../lookUp';
import {
  definitions,
  executions,
  pipelines,
  type ExecutionDocument,
  type PipelineDocument,
} from './documents';

/** The pipeline of that name or ARN. Throws ResourceNotFound. */
export function getPipeline(
  nameOrArn: string,
  caller: Caller,
): PipelineDocument {
  const name = nameOrArn.split('/').pop() ?? '';
  const found = caller.env.store.get(pipelines, caller, name);
  if (!found || (nameOrArn !== name && nameOrArn !== found.PipelineArn)) {
    throw resourceNotFound(`Pipeline '${nameOrArn}' does not exist.`);
  }
  return found;
}

/** The key an execution is stored under: `<pipeline>/<id>`. */
export function executionKey(arn: string): string {
  const [, name, , id] = arn.split(':').slice(5).join(':').split('/');
  return `${name}/${id}`;
}

/** The execution of that ARN. Throws ResourceNotFound. */
export function getExecution(arn: string, caller: Caller): ExecutionDocument {
  const found = caller.env.store.get(executions, caller, executionKey(arn));
  if (!found || found.PipelineExecutionArn !== arn) {
    throw resourceNotFound(`Pipeline execution '${arn}' does not exist.`);
  }
  return found;
}

/** Keeps a definition's text and gives its key. */
export function putDefinition(
  pipeline: string,
  text: string,
  caller: Caller,
): string {
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 32);
  const key = `${pipeline}/${digest}`;
  caller.env.store.put(definitions, caller, key, text);
  return key;
}

/** The text of a definition that was kept. */
export function getDefinition(key: string, caller: Caller): string {
  const text = caller.env.store.get(definitions, caller, key);
  if (text === undefined) {
    throw validationException(`The definition ${key} is gone.`);
  }
  return text;
}
