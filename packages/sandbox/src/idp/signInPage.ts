import { people } from './people';

const style = `
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 16px/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; }
main { width: min(24rem, 90vw); }
h1 { font-size: 1.5rem; margin: 0; }
p { margin: .25rem 0 1.5rem; opacity: .8; }
button { display: block; width: 100%; margin: 0 0 .75rem; padding: .75rem 1rem; text-align: left; font: inherit; color: inherit; background: transparent; border: 1px solid #8886; border-radius: .5rem; cursor: pointer; }
button:hover, button:focus-visible { border-color: #0f766e; outline: 2px solid #0f766e; }
small { display: block; opacity: .75; }
`;

/** The page on which a person says who they are. No passwords: the sandbox listens on this machine only. */
export function signInPage(uid: string): string {
  const buttons = people
    .map(
      ({ id, name, role }) =>
        `<button name="person" value="${id}">${name}<small>${role} (${id})</small></button>`,
    )
    .join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Sign in</h1>
<p>Atelier's sandbox: choose who you are. No password is needed.</p>
<form method="post" action="/interaction/${encodeURIComponent(uid)}">${buttons}</form>
</main>
</body>
</html>
`;
}
