import picomatch from 'picomatch';

/** Whether one of the paths fits one of the globs, as Ruby's `fnmatch` with dot files. */
export function matchesAny(
  globs: readonly string[],
  paths: readonly string[],
): boolean {
  const isMatch = picomatch(globs.map(trimSlashes), { dot: true });
  return paths.some(path => isMatch(path));
}

/** Gives the globs' test of a path; a glob that names a folder takes all below it. */
export function matcher(globs: readonly string[]): (path: string) => boolean {
  const trimmed = globs.map(trimSlashes);
  const all = [...trimmed, ...trimmed.map(glob => `${glob}/**`)];
  return all.length ? picomatch(all, { dot: true }) : () => false;
}

function trimSlashes(glob: string): string {
  return glob.replace(/^(\.?\/)+|\/+$/g, '');
}
