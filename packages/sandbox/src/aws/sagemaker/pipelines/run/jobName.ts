import { createHash } from 'node:crypto';

/**
 * The name of what a step makes, `pipelines-<execution>-<step>-<ten characters>`: always the same
 * for the same try of the same step, so that a start after a crash finds what the first one made.
 */
export function jobName(
  executionId: string,
  step: string,
  attempt: number,
): string {
  const digest = createHash('sha256')
    .update(`${executionId}/${step}/${attempt}`)
    .digest();
  const suffix = [...digest.subarray(0, 10)]
    .map(byte => (byte % 36).toString(36))
    .join('');
  const room = 63 - `pipelines-${executionId}--${suffix}`.length;
  const shown = step
    .replaceAll('_', '-')
    .slice(0, room)
    .replace(/^-+|-+$/g, '');
  return `pipelines-${executionId}-${shown}-${suffix}`;
}
