import { readInput, SerializationFailure, type Shape } from '../shapes';
import type { FaultEffect, FaultRule } from './Fault';
import { faultRule } from './faultRule';

type Body = typeof faultRule extends Shape<infer T> ? T : never;

/** Reads a fault rule. Throws SerializationFailure, with a message that says what is wrong. */
export function parseFaultRule(body: unknown): FaultRule {
  const result = readInput(faultRule, body, false);
  if (!('input' in result)) {
    throw new SerializationFailure(result.message);
  }
  const { effect, ...rule } = result.input;
  return { ...rule, effect: parseEffect(effect) };
}

const needs = {
  error: "'code', 'status' and 'message'",
  throttle: 'nothing more',
  latency: "'ms'",
  drop: "'when': 'before' or 'after'",
  hold: "'when': 'before', 'after' or 'answer'",
};

function parseEffect(effect: Body['effect']): FaultEffect {
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
