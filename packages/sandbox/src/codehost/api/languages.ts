import { extname } from 'node:path';
import type { TreeEntry } from '../git/Repository';

const languages: Record<string, string> = {
  '.py': 'Python',
  '.ipynb': 'Jupyter Notebook',
  '.ts': 'TypeScript',
  '.tsx': 'TypeScript',
  '.js': 'JavaScript',
  '.sh': 'Shell',
  '.sql': 'SQL',
  '.r': 'R',
  '.tf': 'HCL',
  '.html': 'HTML',
  '.css': 'CSS',
};

/** Share of each programming language, in percent of the bytes. */
export function languageShares(
  entries: readonly TreeEntry[],
): Record<string, number> {
  const sizes = new Map<string, number>();
  let all = 0;
  for (const { name, size } of entries) {
    const language =
      name === 'Dockerfile' ? name : languages[extname(name).toLowerCase()];
    if (language) {
      sizes.set(language, (sizes.get(language) ?? 0) + size);
      all += size;
    }
  }
  const shares = [...sizes]
    .filter(([, size]) => size > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([name, size]) => [name, Math.round((size / all) * 10_000) / 100]);
  return Object.fromEntries(shares);
}
