/** Two patterns of AWS's models that backtrack without bound, and their linear equals. */
const linear = new Map([
  ['.*(?:[ \\r\\n\\t].*)*', '[^\\u2028\\u2029]*'],
  ['(.*[\\n\\r\\t\\f\\ ]?)*', '[^\\u2028\\u2029]*'],
]);

/** Compiles a pattern of an AWS model (Java's dialect); the whole value must match. */
export function compilePattern(source: string): RegExp {
  const ignoreCase = source.includes('(?i)');
  const body = (linear.get(source) ?? source)
    .replaceAll('(?i)', '')
    .replaceAll('\\p{Alnum}', 'a-zA-Z0-9')
    // Java takes the braces after an end as how often that may come.
    .replace(/\$\{\d+,\d+\}/g, '$')
    .replace(/(\\p\{\w+\})-(?!\])/g, '$1\\-');
  const whole = `^(?:${body})$`;
  const flags = ignoreCase ? 'i' : '';
  try {
    return new RegExp(whole, `${flags}u`);
  } catch {
    return new RegExp(whole, flags);
  }
}
