interface Tree {
  [name: string]: Tree | string;
}

/** A form's dotted names as a tree: `Tags.member.1.Key=a` is `{ Tags: { member: { 1: { Key: 'a' } } } }`. */
export function parseForm(body: string): Record<string, unknown> {
  const root = newTree();
  for (const [name, value] of new URLSearchParams(body)) {
    const path = name.split('.');
    const last = path.pop() as string;
    let tree = root;
    for (const part of path) {
      const next = tree[part];
      tree =
        typeof next === 'object' ? next : ((tree[part] = newTree()) as Tree);
    }
    tree[last] ??= value;
  }
  return root;
}

/** Without a prototype, so that no name of a form means anything special. */
function newTree(): Tree {
  return Object.create(null);
}
