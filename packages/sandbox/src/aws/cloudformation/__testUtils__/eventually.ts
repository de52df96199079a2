/** Reads again until what was read is as wanted. */
export async function eventually<T>(
  read: () => Promise<T>,
  isWanted: (value: T) => boolean,
): Promise<T> {
  const end = Date.now() + 20_000;
  for (;;) {
    const value = await read();
    if (isWanted(value)) {
      return value;
    }
    if (Date.now() > end) {
      throw new Error(`It stayed ${JSON.stringify(value)}.`);
    }
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}
