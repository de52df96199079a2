import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const section = 'mlPlatform';

/** The error of a bad value: names the key, the value and the cure. */
export function configError(key: string, problem: string): InputError {
  return new InputError(`Bad config: ${section}.${key} ${problem}`);
}

/** A string that matches; `cure` ends the sentence "... is 'x', but must be". */
export function readMatching(
  config: Config,
  key: string,
  pattern: RegExp,
  cure: string,
  fullKey = key,
): string {
  const value = config.getOptional(key);
  if (value === undefined) {
    throw configError(fullKey, `is missing; it must be ${cure}`);
  }
  if (typeof value !== 'string') {
    throw configError(
      fullKey,
      `is ${JSON.stringify(value)}, but must be text: ${cure}, in quotes`,
    );
  }
  if (!pattern.test(value)) {
    throw configError(fullKey, `is '${value}', but must be ${cure}`);
  }
  return value;
}

/** Like `readMatching`; absent gives the default. */
export function readMatchingOr<T>(
  config: Config,
  key: string,
  pattern: RegExp,
  cure: string,
  fallback: T,
): string | T {
  return config.has(key) ? readMatching(config, key, pattern, cure) : fallback;
}

/** One of a set of words. */
export function readOneOf<T extends string>(
  value: unknown,
  allowed: readonly T[],
  fullKey: string,
): T {
  if (!allowed.includes(value as T)) {
    throw configError(
      fullKey,
      `is ${JSON.stringify(value)}, but must be one of ${allowed.join(', ')}`,
    );
  }
  return value as T;
}
