import type { Entry } from './Entry';
import { isHash } from './loadYaml';
import type { ArtifactsConfig, Need, VariableConfig } from './types';

const maxScriptDepth = 10;

/** Commands: a string, or strings nested up to ten levels deep. */
export function readScript(entry: Entry): string[] {
  const { value } = entry;
  if (typeof value === 'string') {
    return [value];
  }
  const lines = Array.isArray(value) ? value.flat(maxScriptDepth) : [];
  return Array.isArray(value) && lines.every(line => typeof line === 'string')
    ? lines
    : entry.refuse(
        'config should be a string or a nested array of strings up to 10 levels deep',
        [],
      );
}

export function readVariables(entry: Entry): VariableConfig[] {
  if (!entry.isPresent) {
    return [];
  }
  return Object.entries(entry.hash()).map(([key, value]) => {
    const definition = isHash(value) ? value : { value };
    if (isHash(value)) {
      entry.at(key).checkKeys(['value', 'description', 'expand', 'options']);
    }
    const { value: text = '', expand = true } = definition;
    const isValue = ['string', 'number', 'boolean'].includes(typeof text);
    if (!isValue) {
      entry.refuse(
        'config variable definition must be either a string or a hash',
        null,
      );
    }
    return { key, value: String(text), raw: expand === false };
  });
}

const unitSeconds: Record<string, number> = {
  s: 1,
  sec: 1,
  second: 1,
  m: 60,
  min: 60,
  minute: 60,
  h: 3_600,
  hr: 3_600,
  hour: 3_600,
  d: 86_400,
  day: 86_400,
  w: 604_800,
  week: 604_800,
};

/** Seconds of, for example, `3h 30m`, `1 hour and 5 minutes` or `90`. */
export function parseDuration(text: string): number | undefined {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]*)/gi)];
  const rest = text.replace(/(\d+(?:\.\d+)?)\s*([a-z]*)|and|[\s,]/gi, '');
  if (parts.length === 0 || rest) {
    return undefined;
  }
  let seconds = 0;
  for (const [, amount, unit] of parts) {
    const name = unit.toLowerCase();
    const factor = unitSeconds[name] ?? unitSeconds[name.replace(/s$/, '')];
    if (name && factor === undefined) {
      return undefined;
    }
    seconds += Number(amount) * (factor ?? 1);
  }
  return seconds;
}

export function readTimeout(entry: Entry): number | undefined {
  const seconds = entry.isPresent
    ? parseDuration(String(entry.value))
    : undefined;
  return entry.isPresent && seconds === undefined
    ? entry.refuse('config should be a duration', undefined)
    : seconds;
}

export function readNeeds(entry: Entry): Need[] | undefined {
  if (!entry.isPresent) {
    return undefined;
  }
  return entry.items('need').map(need => {
    if (typeof need.value === 'string') {
      return { job: need.value, artifacts: true, optional: false };
    }
    need.checkKeys(
      ['job', 'artifacts', 'optional'],
      ['pipeline', 'project', 'ref', 'parallel'],
    );
    const artifacts = need.at('artifacts');
    const optional = need.at('optional');
    return {
      job: need.at('job').text(),
      artifacts: artifacts.isPresent ? artifacts.boolean() : true,
      optional: optional.isPresent ? optional.boolean() : false,
    };
  });
}

export function readArtifacts(entry: Entry): ArtifactsConfig | undefined {
  if (!entry.isPresent) {
    return undefined;
  }
  entry.checkKeys([
    ...['paths', 'exclude', 'when', 'reports', 'name', 'expire_in', 'public'],
    ...['expose_as', 'access'],
  ]);
  const at = (name: string) =>
    entry.at(name).isPresent ? entry.at(name).texts() : [];
  const dotenv = entry.at('reports').at('dotenv');
  return {
    paths: at('paths'),
    exclude: at('exclude'),
    when: entry.at('when').isPresent
      ? entry
          .at('when')
          .oneOf(['on_success', 'on_failure', 'always'], 'on_success')
      : 'on_success',
    dotenv: dotenv.isPresent ? dotenv.texts() : [],
  };
}

/** Name of the environment that a job deploys to. */
export function readEnvironment(entry: Entry): string | undefined {
  if (!entry.isPresent || typeof entry.value === 'string') {
    return entry.isPresent ? entry.text() : undefined;
  }
  entry.checkKeys([
    ...['name', 'url', 'action', 'on_stop', 'auto_stop_in'],
    ...['deployment_tier', 'kubernetes'],
  ]);
  return entry.at('name').text();
}

export function readIdTokens(entry: Entry): Record<string, string[]> {
  if (!entry.isPresent) {
    return {};
  }
  return Object.fromEntries(
    Object.keys(entry.hash()).map(name => {
      const token = entry.at(name);
      token.checkKeys(['aud']);
      const audiences = token.at('aud');
      if (!audiences.isPresent) {
        token.refuse('config missing required keys: aud', null);
      }
      return [name, audiences.isPresent ? audiences.texts() : []];
    }),
  );
}

const maxRetries = 2;

export function readRetry(entry: Entry): { max: number; when: string[] } {
  const { value } = entry;
  const max = isHash(value) ? value.max ?? 0 : value ?? 0;
  if (isHash(value)) {
    entry.checkKeys(['max', 'when', 'exit_codes'], []);
  }
  if (typeof max !== 'number' || !Number.isInteger(max) || max < 0) {
    return entry.refuse('config has to be either an integer or a hash', {
      max: 0,
      when: [],
    });
  }
  if (max > maxRetries) {
    entry.refuse('config must be less than or equal to 2', null);
  }
  const when = entry.at('when');
  return { max, when: when.isPresent ? when.texts() : ['always'] };
}
