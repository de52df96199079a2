import type { Env, Scope } from '../service';
import type { ResourceContext } from './resources';
import type { Stack, StackResource } from './stack';

/** Calls of the sandbox's own services as the stack's role, in the stack's account and region. */
export function resourceContext(
  stack: Stack,
  { logicalId, generation = 0, properties, changedAt }: StackResource,
  { account, region }: Scope,
  env: Env,
): ResourceContext {
  return {
    account,
    region,
    stackId: stack.stackId,
    logicalId,
    generation,
    properties,
    startedAt: new Date(changedAt),
    invoke: async <O>(service: string, operation: string, input: object) =>
      (await env.invoke(service, operation, input, {
        account,
        region,
        principal: stack.actor,
        source: 'cloudformation',
      })) as O,
  };
}
