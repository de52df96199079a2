export type Operator = '==' | '!=' | '=~' | '!~' | '&&' | '||';

export type Token =
  | { type: 'variable'; name: string }
  | { type: 'text'; value: string }
  | { type: 'null' }
  | { type: 'pattern'; source: string; flags: string }
  | { type: 'operator'; operator: Operator }
  | { type: 'open' }
  | { type: 'close' };

const lexemes: [RegExp, (match: RegExpExecArray) => Token][] = [
  [/\$(\w+)/y, ([, name]) => ({ type: 'variable', name })],
  [/"([^"]*)"|'([^']*)'/y, ([, a, b]) => ({ type: 'text', value: a ?? b })],
  [
    /\/((?:\\.|[^/\\])+)\/([ismU]*)/y,
    ([, source, flags]) => ({ type: 'pattern', source, flags }),
  ],
  [/null\b/y, () => ({ type: 'null' })],
  [
    /==|!=|=~|!~|&&|\|\|/y,
    ([operator]) => ({ type: 'operator', operator: operator as Operator }),
  ],
  [/\(/y, () => ({ type: 'open' })],
  [/\)/y, () => ({ type: 'close' })],
];

/** The tokens of a `rules:if` expression; undefined where it has strange characters. */
export function tokenize(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  let position = 0;
  const skipSpace = () => {
    while (/\s/.test(text[position] ?? '')) {
      position += 1;
    }
  };
  skipSpace();
  while (position < text.length) {
    const token = nextToken(text, position);
    if (!token) {
      return undefined;
    }
    tokens.push(token.token);
    position = token.end;
    skipSpace();
  }
  return tokens;
}

function nextToken(text: string, position: number) {
  for (const [lexeme, make] of lexemes) {
    lexeme.lastIndex = position;
    const match = lexeme.exec(text);
    if (match) {
      return { token: make(match), end: lexeme.lastIndex };
    }
  }
  return undefined;
}
