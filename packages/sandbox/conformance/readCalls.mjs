import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The distinct requests and answers in all recordings of a folder. */
export function* readCalls(folder) {
  const known = new Set();
  const files = existsSync(folder)
    ? readdirSync(folder).filter(name => name.endsWith('.jsonl'))
    : [];
  for (const name of files) {
    const text = readFileSync(join(folder, name), 'utf8');
    // What was killed while it wrote has a last line that does not end.
    const [, ...lines] = text.split('\n').reverse();
    for (const line of lines) {
      const { service, operation, input, isAccepted, output, errorCode } =
        JSON.parse(line);
      const sides = [
        [isAccepted ? 'request' : 'refused', input],
        errorCode === undefined ? ['answer', output] : ['error', errorCode],
      ];
      for (const [side, value] of sides) {
        const one = { service, operation, side, value };
        const hash = createHash('sha1')
          .update(JSON.stringify(one))
          .digest('base64');
        if (!known.has(hash)) {
          known.add(hash);
          yield one;
        }
      }
    }
  }
}
