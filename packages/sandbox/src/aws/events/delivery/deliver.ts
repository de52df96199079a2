import { randomUUID } from 'node:crypto';
import { refusalOf } from '../../../iam/authorize';
import { roleSession } from '../../cloudformation/roleSession';
import type { Env, Scope } from '../../service';
import { sendAsService } from '../../sqs/sendAsService';
import {
  apiDestinations,
  connections,
  deliveries,
  rules,
  type Delivery,
  type Event,
  type Rule,
  type Target,
} from '../documents';
import { apiRequest, type ApiRequest } from './apiRequest';
import { targetInput } from './transform';

/** Timer of a delivery's next attempt. */
export const deliveryAttempt = 'events.delivery.attempt';

interface Attempt extends Scope {
  delivery: string;
}

/** How long an API destination may take to answer, whatever the clock's speed. */
const timeoutMs = 5_000;
const defaultAttempts = 185;
const defaultAgeSeconds = 24 * 60 * 60;
const maxPauseMs = 60 * 60 * 1_000;

/** Deliveries whose request is not answered yet: a fast clock must not send them twice. */
const underWay = new Set<string>();

/** Puts an event on its way to a target of a rule. */
export function startDelivery(
  env: Env,
  event: Event,
  rule: Rule,
  target: Target,
): void {
  const { account, region } = event;
  const delivery: Delivery = {
    id: randomUUID(),
    event,
    rule: rule.Name,
    targetId: target.Id,
    attempts: 0,
    firstAt: env.clock.now().getTime(),
  };
  env.store.transaction(() => {
    env.store.put(deliveries, { account, region }, delivery.id, delivery);
    schedule(env, { account, region, delivery: delivery.id }, 0);
  });
}

/**
 * Tries a delivery. Its next attempt is planned first, so that a crash loses nothing; success
 * and final failure delete the delivery, and what was planned then finds none.
 */
export function attemptDelivery(attempt: Attempt, env: Env): void {
  const { account, region, delivery: id } = attempt;
  const scope = { account, region };
  const { store } = env;
  const delivery = store.get(deliveries, scope, id);
  if (!delivery) {
    return;
  }
  if (underWay.has(id)) {
    schedule(env, attempt, pauseMs(delivery.attempts));
    return;
  }
  const target = store
    .get(rules, scope, delivery.rule)
    ?.targets.find(one => one.Id === delivery.targetId);
  const request = target && requestFor(target, delivery, scope, env);
  if (!request || isSpent(delivery, target, env)) {
    giveUp(delivery, target, scope, env);
    return;
  }
  const attempts = delivery.attempts + 1;
  store.transaction(() => {
    store.put(deliveries, scope, id, { ...delivery, attempts });
    schedule(env, attempt, pauseMs(attempts));
  });
  underWay.add(id);
  env.background(async signal => {
    try {
      const outcome = await send(request, signal);
      if (outcome === 'taken') {
        store.delete(deliveries, scope, id);
      } else if (outcome === 'refused') {
        giveUp(delivery, target, scope, env);
      }
    } finally {
      underWay.delete(id);
    }
  });
}

/** The request; undefined where target, connection or role are no more or the role may not call it, so that no attempt can succeed. */
function requestFor(
  target: Target,
  { event, rule }: Delivery,
  scope: Scope,
  env: Env,
): ApiRequest | undefined {
  const { store } = env;
  const named = (arn: string) => arn.split('/')[1] ?? '';
  const destination = store.get(apiDestinations, scope, named(target.Arn));
  const connection =
    destination &&
    store.get(connections, scope, named(destination.ConnectionArn));
  const role = roleSession(
    target.RoleArn ?? '',
    'events.amazonaws.com',
    'EventBridge',
    store,
  );
  if (
    destination?.ApiDestinationArn !== target.Arn ||
    connection?.ConnectionArn !== destination.ConnectionArn ||
    !role ||
    refusalOf(
      [{ action: 'events:InvokeApiDestination', resource: target.Arn }],
      { ...scope, principal: role, source: 'events' },
      env,
    )
  ) {
    return undefined;
  }
  const facts = {
    ruleName: rule,
    ruleArn: store.get(rules, scope, rule)?.Arn ?? '',
  };
  const input = targetInput(target, event, facts);
  return apiRequest(destination, connection, target, input);
}

function isSpent(
  { attempts, firstAt }: Delivery,
  { RetryPolicy = {} }: Target,
  { clock }: Env,
): boolean {
  const {
    MaximumRetryAttempts = defaultAttempts,
    MaximumEventAgeInSeconds = defaultAgeSeconds,
  } = RetryPolicy;
  const ageMs = clock.now().getTime() - firstAt;
  return (
    attempts > MaximumRetryAttempts ||
    ageMs > clock.duration(MaximumEventAgeInSeconds * 1_000)
  );
}

/** Twice as long each time; the clock's speed divides it. */
function pauseMs(attempts: number): number {
  return Math.min(10_000 * 2 ** (attempts - 1), maxPauseMs);
}

/** Ends a delivery that failed; the event goes to the target's dead-letter queue, where it has one. */
function giveUp(
  { id, event, rule }: Delivery,
  target: Target | undefined,
  scope: Scope,
  env: Env,
): void {
  const { store } = env;
  const queue = target?.DeadLetterConfig?.Arn;
  store.transaction(() => {
    store.delete(deliveries, scope, id);
    if (queue) {
      const source = { 'aws:SourceArn': store.get(rules, scope, rule)?.Arn };
      const body = JSON.stringify(event);
      sendAsService(env, queue, 'events.amazonaws.com', source, body);
    }
  });
}

/** Whether the target took the event, refused it in a way that no retry heals, or may take it later. */
async function send(
  { url, ...request }: ApiRequest,
  signal: AbortSignal,
): Promise<'taken' | 'refused' | 'later'> {
  try {
    const { status, body } = await fetch(url, {
      ...request,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    await body?.cancel();
    if (status < 400) {
      return 'taken';
    }
    return status < 500 && ![401, 407, 409, 429].includes(status)
      ? 'refused'
      : 'later';
  } catch {
    return 'later';
  }
}

function schedule(env: Env, payload: Attempt, inMs: number): void {
  env.timers.schedule({ name: deliveryAttempt, inMs, payload });
}
