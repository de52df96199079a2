/** `*` of a pattern: any text, also none. */
export const anyText = Symbol('*');
/** `?` of a pattern: any one character. */
export const anyCharacter = Symbol('?');

/** Characters, and wildcards between them. */
export type Pattern = readonly (
  | string
  | typeof anyText
  | typeof anyCharacter
)[];

/** The wildcards, as policies write them. */
export const wildcards: ReadonlyMap<
  string,
  typeof anyText | typeof anyCharacter
> = new Map<string, typeof anyText | typeof anyCharacter>([
  ['*', anyText],
  ['?', anyCharacter],
]);

/** Whether the whole text is like the pattern; takes time in proportion to both lengths at most. */
export function isLike(pattern: Pattern, text: string): boolean {
  const characters = Array.from(text);
  let at = 0;
  let inPattern = 0;
  /** The last `*` seen, and how far it reaches so far. */
  let star = -1;
  let reach = 0;
  while (at < characters.length) {
    const one = pattern[inPattern];
    if (one === anyText) {
      star = inPattern;
      reach = at;
      inPattern += 1;
    } else if (one === anyCharacter || one === characters[at]) {
      at += 1;
      inPattern += 1;
    } else if (star >= 0) {
      reach += 1;
      at = reach;
      inPattern = star + 1;
    } else {
      return false;
    }
  }
  return pattern.slice(inPattern).every(one => one === anyText);
}
