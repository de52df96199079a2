import { escapeHtml } from '../http';

const style = `
:root { color-scheme: light dark; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; }
header { padding: 1rem 2rem; background: #1b2a4a; color: #fff; font-weight: 600; }
main { max-width: 44rem; margin: 3rem auto; padding: 0 2rem; }
h1 { font-size: 1.75rem; margin: 0 0 .5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .75rem 2rem; margin: 2rem 0; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; font-family: ui-monospace, monospace; }
footer { max-width: 44rem; margin: 0 auto; padding: 0 2rem; font-size: .875rem; opacity: .8; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: .25rem; } dd { margin-bottom: .75rem; } }
`;

/** A page of the sandbox's Studio: a title, a sentence and what there is to know. */
export function studioHtml(
  title: string,
  text: string,
  facts: [name: string, value: string][],
): string {
  const list = facts
    .map(
      ([name, value]) =>
        `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`,
    )
    .join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<header>Amazon SageMaker Studio</header>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
${list && `<dl>${list}</dl>`}
</main>
<footer>Atelier's sandbox: nothing here runs on AWS.</footer>
</body>
</html>
`;
}
