import type { Env } from '../service';
import type { Stack } from './stack';

/** Whether the stack's making takes longer than its caller lets it. */
export function isLate(
  { status, timeoutMinutes, createdAt }: Stack,
  clock: Env['clock'],
): boolean {
  if (status !== 'CREATE_IN_PROGRESS' || timeoutMinutes === undefined) {
    return false;
  }
  const end = Date.parse(createdAt) + clock.duration(timeoutMinutes * 60_000);
  return clock.now().getTime() >= end;
}
