import { escapeHtml } from '../http';
import { people } from './people';

const style = `
:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem;
  font: 16px/1.5 system-ui, sans-serif; background: light-dark(#eef1f6, #10151f); color: light-dark(#17202e, #e8edf5); }
main { width: 100%; max-width: 26rem; padding: 2rem; border-radius: 12px;
  background: light-dark(#fff, #1a2230); box-shadow: 0 8px 30px rgb(0 0 0 / .12); }
h1 { margin: 0 0 .25rem; font-size: 1.5rem; }
p { margin: 0 0 1.5rem; color: light-dark(#4a5568, #b3bfd0); }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; }
button { width: 100%; display: flex; gap: 1rem; align-items: center; padding: .75rem 1rem; text-align: left;
  font: inherit; color: inherit; cursor: pointer; border-radius: 8px;
  border: 1px solid light-dark(#c3ccd9, #3b4658); background: transparent; }
button:hover { background: light-dark(#f3f6fb, #232d3e); border-color: light-dark(#2a5bd7, #7ea6ff); }
button:focus-visible { outline: 3px solid light-dark(#2a5bd7, #7ea6ff); outline-offset: 2px; }
.initials { flex: none; width: 2.5rem; height: 2.5rem; border-radius: 50%; display: grid; place-items: center;
  background: #2a4d9c; color: #fff; font-weight: 600; font-size: .9rem; }
.name { display: block; font-weight: 600; }
.role { display: block; font-size: .875rem; color: light-dark(#4a5568, #b3bfd0); }
footer { margin-top: 1.5rem; font-size: .8125rem; color: light-dark(#4a5568, #b3bfd0); }
`;

/** The page where one chooses who to be. */
export function signInPage(action: string): string {
  const buttons = people
    .map(
      ({ id, name, role }) => `<li><button name="person" value="${id}">
<span class="initials" aria-hidden="true">${initials(name)}</span>
<span><span class="name">${escapeHtml(
        name,
      )}</span> <span class="role">${escapeHtml(role)}</span></span>
</button></li>`,
    )
    .join('\n');
  return page(
    'Sign in to the Atelier sandbox',
    `<p>Choose who you want to be. There is no password.</p>
<form method="post" action="${escapeHtml(action)}">
<ul>
${buttons}
</ul>
</form>`,
  );
}

/** The page of a sign-in that cannot continue. */
export function errorPage(text: string): string {
  return page(
    'This sign-in cannot continue',
    `<p>${escapeHtml(text)} Go back to the portal and sign in again.</p>`,
  );
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
<footer>This is the identity provider of a sandbox on this machine: its people are made up.</footer>
</main>
</body>
</html>
`;
}

function initials(name: string): string {
  return name.replace(/(\w)\w*\s*/g, '$1');
}
