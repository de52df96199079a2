/** Values of condition keys by name; a list is a multivalued key. */
export type ContextValues = Record<
  string,
  string | readonly string[] | undefined
>;

/** The condition keys of a request. Their names have no case. */
export class RequestContext {
  private readonly values = new Map<string, readonly string[]>();
  private readonly multivalued = new Set<string>();

  constructor(values: ContextValues) {
    for (const [name, value] of Object.entries(values)) {
      const key = name.toLowerCase();
      if (value !== undefined) {
        // Tags whose keys differ only by case are one condition key.
        const present = this.values.get(key) ?? [];
        this.values.set(key, present.concat(value));
      }
      if (Array.isArray(value)) {
        this.multivalued.add(key);
      }
    }
  }

  /** All values of a key; undefined where the request has no such key. */
  get(key: string): readonly string[] | undefined {
    return this.values.get(key.toLowerCase());
  }

  /** The value of a single-valued key, as policy variables take it. */
  single(key: string): string | undefined {
    const values = this.get(key);
    return values?.length === 1 && !this.multivalued.has(key.toLowerCase())
      ? values[0]
      : undefined;
  }
}
