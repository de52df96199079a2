import { compilePattern } from './patterns';
import { tokenize, type Operator, type Token } from './tokens';

export type Expression =
  | { type: 'variable'; name: string }
  | { type: 'text'; value: string }
  | { type: 'null' }
  | { type: 'pattern'; source: string; flags: string }
  | {
      type: 'operation';
      operator: Operator;
      left: Expression;
      right: Expression;
    };

/** How strongly operators bind. */
const strengths: Record<Operator, number> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '=~': 3,
  '!~': 3,
};
const maxTokens = 1_000;

class Parser {
  private position = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get isAtEnd(): boolean {
    return this.position === this.tokens.length;
  }

  /** An operation whose operators bind at least as strongly as `strength`. */
  operation(strength: number): Expression | undefined {
    let left = this.operand();
    for (;;) {
      const token = this.tokens[this.position];
      if (
        !left ||
        token?.type !== 'operator' ||
        strengths[token.operator] < strength
      ) {
        return left;
      }
      this.position += 1;
      const { operator } = token;
      const right = this.operation(strengths[operator] + 1);
      left = right && { type: 'operation', operator, left, right };
    }
  }

  private operand(): Expression | undefined {
    const token = this.tokens[this.position];
    this.position += 1;
    switch (token?.type) {
      case 'open': {
        const inner = this.operation(1);
        const isClosed = this.tokens[this.position]?.type === 'close';
        this.position += 1;
        return isClosed ? inner : undefined;
      }
      case 'pattern':
        return compilePattern(token.source, token.flags) && token;
      case 'variable':
      case 'text':
      case 'null':
        return token;
      default:
        return undefined;
    }
  }
}

/** Reads a `rules:if` expression; undefined where GitLab would refuse it. */
export function parseExpression(text: string): Expression | undefined {
  const tokens = tokenize(text);
  if (!tokens || tokens.length > maxTokens) {
    return undefined;
  }
  const parser = new Parser(tokens);
  const expression = parser.operation(1);
  return parser.isAtEnd ? expression : undefined;
}

export function isValidExpression(text: string): boolean {
  return parseExpression(text) !== undefined;
}
