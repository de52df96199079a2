import { escapeHtml } from '../../http';

/** HTML that is safe to send. */
export class Html {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

/** HTML whose inserted texts are escaped: html`<p>${text}</p>`. */
export function html(
  strings: TemplateStringsArray,
  ...parts: readonly Part[]
): Html {
  const text = strings.map((string, index) =>
    index < parts.length ? string + render(parts[index]) : string,
  );
  return new Html(text.join(''));
}

function render(part: Part): string {
  if (part instanceof Html) {
    return part.text;
  }
  if (part === null || part === undefined || part === false) {
    return '';
  }
  return typeof part === 'object'
    ? part.map(render).join('')
    : escapeHtml(String(part));
}
