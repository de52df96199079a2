import { SerializationFailure, type Shape } from '../shapes';
import type { FaultEffect, FaultRule } from './Fault';
import type { faultRule } from './faultRule';

type Body = typeof faultRule extends Shape<infer T> ? T : never;

/** The rule that a body of `POST /_sandbox/faults` stands for. Throws SerializationFailure. */
export function toFaultRule({ effect, ...rule }: Body): FaultRule {
  return { ...rule, effect: toEffect(effect) };
}

const needs = {
  error: "'code', 'status' and 'message'",
  throttle: 'nothing more',
  latency: "'ms'",
  drop: "'when': 'before' or 'after'",
  hold: "'when': 'before', 'after' or 'answer'",
};

function toEffect(effect: Body['effect']): FaultEffect {
  const { type, code, status, message, ms, when } = effect;
  if (type === 'throttle') {
    return { type };
  }
  if (type === 'error' && code && status && message !== undefined) {
    return { type, code, status, message };
  }
  if (type === 'latency' && ms !== undefined) {
    return { type, ms };
  }
  if (type === 'hold' && when) {
    return { type, when };
  }
  if (type === 'drop' && (when === 'before' || when === 'after')) {
    return { type, when };
  }
  throw new SerializationFailure(
    `An effect of type '${type}' needs ${needs[type]}.`,
  );
}
