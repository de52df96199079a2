import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The distinct requests and answers in all recordings of a folder, and how many there are. */
export async function* readCalls(folder) {
  const known = new Set();
  const files = existsSync(folder)
    ? readdirSync(folder).filter(name => name.endsWith('.jsonl'))
    : [];
  for (const name of files) {
    const lines = createInterface({
      input: createReadStream(join(folder, name)),
    });
    for await (const line of lines) {
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
