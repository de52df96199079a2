import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import { backOff, throwIfAborted } from '../polling/delay';

/** Each round brings it one state on; more than this many means that something else keeps changing it. */
const maxRounds = 12;
const patienceMs = 60 * 60_000;

/**
 * Looks at a resource and does the next thing, again and again until it is as wanted.
 *
 * While AWS is busy or out of reach it tries again, for an hour; any other error ends it. Throws a ConflictError
 * when the resource does not come to rest.
 */
export async function inRounds<T>(options: {
  /** Which resource, in which account and region. */
  where: string;
  /** Where a person sees who else changes it. */
  history: string;
  signal?: AbortSignal;
  /** Brings the resource one state on; gives it when it is as wanted. */
  bringOn(): Promise<T | undefined>;
}): Promise<T> {
  const { where, history, signal, bringOn } = options;
  const start = Date.now();
  for (let round = 0, failures = 0; round < maxRounds; ) {
    throwIfAborted(signal);
    try {
      const ensured = await bringOn();
      if (ensured) {
        return ensured;
      }
      round++;
    } catch (error) {
      if (
        !(error instanceof ServiceUnavailableError) ||
        Date.now() - start > patienceMs
      ) {
        throw error;
      }
      await backOff(failures++, signal);
    }
  }
  throw new ConflictError(
    `${where} keeps being changed by something else. See who does in ${history}, then try again`,
  );
}
