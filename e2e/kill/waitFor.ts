/** Asks until there is an answer; gives up, naming what it waited for, after `limitSeconds`. */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  limitSeconds = 120,
): Promise<T> {
  const deadline = Date.now() + limitSeconds * 1000;
  let lastError: unknown;
  while (Date.now() < deadline) {
    try {
      const answer = await ask();
      if (answer !== undefined) {
        return answer;
      }
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    await new Promise(resolve => setTimeout(resolve, 250));
  }
  throw new Error(`Waited ${limitSeconds} s in vain for ${what}`, {
    cause: lastError,
  });
}
