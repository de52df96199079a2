import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { backOff } from '../polling/delay';

const looksAfterRefusal = 3;

/**
 * Asks AWS for a change of a resource. Gives undefined when AWS refuses it because another process was faster:
 * the resource is no longer as it was found.
 */
export async function unlessOvertaken<T>(options: {
  request(): Promise<T>;
  /** Whether the resource is another than was found before the request. */
  hasChanged(): Promise<boolean>;
  signal?: AbortSignal;
}): Promise<T | undefined> {
  try {
    return await options.request();
  } catch (error) {
    const mayBeOvertaken =
      error instanceof ConflictError ||
      error instanceof InputError ||
      error instanceof NotFoundError;
    for (let look = 0; mayBeOvertaken && look < looksAfterRefusal; look++) {
      if (await options.hasChanged()) {
        return undefined;
      }
      await backOff(look, options.signal);
    }
    throw error;
  }
}
