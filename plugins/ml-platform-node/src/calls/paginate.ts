/** All items of all pages, read as they are asked for. */
export async function* paginate<Item>(
  readPage: (
    token: string | undefined,
  ) => Promise<{ items: Item[] | undefined; next: string | undefined }>,
): AsyncIterable<Item> {
  let token: string | undefined;
  do {
    const { items = [], next } = await readPage(token);
    yield* items;
    token = next;
  } while (token);
}

/** All items of an async iterable. */
export async function collect<Item>(
  items: AsyncIterable<Item>,
): Promise<Item[]> {
  const all = [];
  for await (const item of items) {
    all.push(item);
  }
  return all;
}
