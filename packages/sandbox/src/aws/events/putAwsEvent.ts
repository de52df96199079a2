import { randomUUID } from 'node:crypto';
import type { Env, Scope } from '../service';
import { startDelivery } from './delivery';
import { rules, type Event } from './documents';
import { matchEvent, parsePattern } from './pattern';

/** An event of a service of the sandbox. */
export interface AwsEvent {
  /** For example `aws.sagemaker`. */
  source: string;
  'detail-type': string;
  /** ARNs. */
  resources: string[];
  detail: Record<string, unknown>;
}

/** Gives an event of an AWS service to the rules of its account and region. */
export function putAwsEvent(env: Env, scope: Scope, event: AwsEvent): void {
  routeEvent(env, scope, { ...event, time: env.clock.now() });
}

/** Gives an event to the rules it matches; gives the event's id. */
export function routeEvent(
  env: Env,
  { account, region }: Scope,
  { time, ...given }: AwsEvent & { time: Date },
): string {
  const event: Event = {
    version: '0',
    id: randomUUID(),
    account,
    time: `${time.toISOString().slice(0, 19)}Z`,
    region,
    ...given,
  };
  for (const rule of env.store.list(rules, { account, region })) {
    if (
      rule.State === 'ENABLED' &&
      matchEvent(parsePattern(rule.EventPattern), event)
    ) {
      rule.targets.forEach(target => startDelivery(env, event, rule, target));
    }
  }
  return event.id;
}
