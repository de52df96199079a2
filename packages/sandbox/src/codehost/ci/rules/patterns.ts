import { RE2JS } from 're2js';

const flagValues: Record<string, number> = {
  i: RE2JS.CASE_INSENSITIVE,
  s: RE2JS.DOTALL,
  m: RE2JS.MULTILINE,
  U: 0,
};

/** A pattern in RE2's syntax, as GitLab takes it: it never runs long. Undefined where it is none. */
export function compilePattern(
  source: string,
  flags: string,
): RE2JS | undefined {
  const value = [...flags].reduce((sum, flag) => sum | flagValues[flag], 0);
  try {
    return RE2JS.compile(source.replace(/\\\//g, '/'), value);
  } catch {
    return undefined;
  }
}

/** The pattern in a variable's value: `/^v\d/i`. */
export function parsePattern(text: string): RE2JS | undefined {
  const [, source, flags] = /^\/(.+)\/([ismU]*)$/s.exec(text) ?? [];
  return source === undefined ? undefined : compilePattern(source, flags);
}
