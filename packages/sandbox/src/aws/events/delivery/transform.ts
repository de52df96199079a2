import type { Event, InputTransformer, Target } from '../documents';

/** What a transformer knows beside the event. */
export interface RuleFacts {
  ruleArn: string;
  ruleName: string;
}

/** The body that a target gets of an event. */
export function targetInput(
  { Input, InputPath, InputTransformer }: Target,
  event: Event,
  facts: RuleFacts,
): string {
  if (Input !== undefined) {
    return Input;
  }
  if (InputPath !== undefined) {
    return JSON.stringify(atPath(InputPath, event) ?? {});
  }
  return InputTransformer
    ? transform(InputTransformer, event, facts)
    : JSON.stringify(event);
}

/**
 * Fills a template's `<variables>`. Outside of quotes a value is written as JSON, within a
 * quoted text as plain text, as EventBridge does.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
function transform(
  { InputPathsMap = {}, InputTemplate }: InputTransformer,
  event: Event,
  facts: RuleFacts,
): string {
  const values: Record<string, unknown> = {
    'aws.events.rule-arn': facts.ruleArn,
    'aws.events.rule-name': facts.ruleName,
    'aws.events.event.ingestion-time': event.time,
    'aws.events.event': { ...event, detail: undefined },
    'aws.events.event.json': event,
  };
  for (const [name, path] of Object.entries(InputPathsMap)) {
    values[name] = atPath(path, event);
  }
  let isQuoted = false;
  return InputTemplate.replace(
    /\\.|"|<([\w.-]+)>/gs,
    (found, name: string | undefined) => {
      if (found === '"') {
        isQuoted = !isQuoted;
      }
      if (name === undefined || !Object.hasOwn(values, name)) {
        return found;
      }
      return isQuoted ? asText(values[name]) : asJson(values[name]);
    },
  );
}

function asJson(value: unknown): string {
  return value === undefined ? '""' : JSON.stringify(value);
}

/** Within quotes: a text's own characters, escaped where JSON needs it. */
function asText(value: unknown): string {
  if (value === undefined) {
    return '';
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return JSON.stringify(text).slice(1, -1);
}

/** The value at a path such as `$.detail.items[0].name`; undefined where there is none. */
export function atPath(path: string, event: Event): unknown {
  const steps = path.match(/[\w-]+|\[\d+\]/g) ?? [];
  return steps.reduce<unknown>((value, step) => {
    const key = step.startsWith('[') ? step.slice(1, -1) : step;
    return typeof value === 'object' &&
      value !== null &&
      Object.hasOwn(value, key)
      ? (value as Record<string, unknown>)[key]
      : undefined;
  }, event);
}

/** Whether EventBridge takes the path: `$`, names and array indexes. */
export function isPath(path: string): boolean {
  return /^\$(\.[\w-]+(\[\d+\])*)*$/.test(path);
}
