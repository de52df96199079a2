import { Html, html } from './html';

const style = `
:root { color-scheme: light dark; --line: light-dark(#d5dbe5, #38435a); --soft: light-dark(#4a5568, #b3bfd0); --link: light-dark(#1f4fc4, #8fb3ff); }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; }
header { padding: .75rem 2rem; background: #2b2150; color: #fff; }
header a { color: #fff; font-weight: 600; text-decoration: none; }
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 2rem 3rem; }
a { color: var(--link); }
nav { color: var(--soft); margin-bottom: .5rem; }
h1 { font-size: 1.6rem; margin: 0 0 1rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--soft); font-weight: 600; font-size: .875rem; }
pre { overflow: auto; padding: 1rem; border: 1px solid var(--line); border-radius: 6px; font: 13px/1.5 ui-monospace, monospace; }
pre.log { background: #12161f; color: #e6ebf4; white-space: pre-wrap; overflow-wrap: anywhere; }
code { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere; }
.status { display: inline-block; padding: 0 .6rem; border-radius: 1rem; font-size: .875rem; border: 1px solid currentColor; }
.success { color: light-dark(#17652f, #6fd792); } .failed { color: light-dark(#a61b1b, #ff9a94); }
.running, .pending { color: light-dark(#1f4fc4, #8fb3ff); } .manual, .canceled, .skipped, .created { color: var(--soft); }
.stages { display: flex; flex-wrap: wrap; gap: 1.5rem; padding: 0; list-style: none; }
.stages > li { min-width: 13rem; } .stages ul { padding: 0; list-style: none; display: grid; gap: .4rem; }
.note { padding: .75rem 1rem; border-left: 4px solid var(--link); background: light-dark(#eef3ff, #1a2337); }
form { display: inline-flex; gap: .5rem; align-items: center; margin: 0 1rem .5rem 0; }
button, select { font: inherit; padding: .25rem .75rem; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
footer { max-width: 64rem; margin: 0 auto; padding: 1rem 2rem; font-size: .875rem; color: var(--soft); }
@media (max-width: 40rem) { main, header, footer { padding-left: 1rem; padding-right: 1rem; } table { display: block; overflow-x: auto; } }
`;

export interface PageContent {
  title: string;
  /** Where the page is: names and addresses from the top on. */
  trail?: [name: string, href: string][];
  body: Html;
  /** Whether it will have changed in a few seconds. */
  live?: boolean;
}

/** A whole page of the code host. */
export function layout({ title, trail = [], body, live }: PageContent): string {
  const links = trail.map(
    ([name, href], index) =>
      html`${index > 0 && ' / '}<a href="${href}">${name}</a>`,
  );
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${live && html`<meta http-equiv="refresh" content="3" />`}
        <title>${title}</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        <header><a href="/">Code host</a></header>
        <main>
          ${links.length > 0 &&
          html`<nav aria-label="Breadcrumb">${links}</nav>`}
          <h1>${title}</h1>
          ${body}
        </main>
        <footer>
          The code host of Atelier's sandbox, on this machine only.
        </footer>
      </body>
    </html> `.text;
}

export function statusBadge(status: string): Html {
  return html`<span class="status ${status}">${status}</span>`;
}

/** A moment, in universal time. */
export function moment(iso: string | null): string {
  return iso ? `${iso.slice(0, 19).replace('T', ' ')} UTC` : '';
}
