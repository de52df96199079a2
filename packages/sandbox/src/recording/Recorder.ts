import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { redact } from './redact';

/** One call of an operation, as structures. */
export interface RecordedCall {
  service: string;
  operation: string;
  /** Where it was refused as input: what was given. Otherwise what the operation worked with. */
  input: unknown;
  /** Whether the input passed the checks of its shape. */
  isAccepted: boolean;
  output?: unknown;
  errorCode?: string;
}

/** Appends calls to a file of this process, the same one once. */
export class Recorder {
  private readonly file: string;
  private readonly known = new Set<string>();

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.file = join(folder, `${process.pid}.jsonl`);
  }

  add(call: RecordedCall): void {
    const line = JSON.stringify({
      ...call,
      input: redact(call.input),
      output: redact(call.output),
    });
    const hash = createHash('sha1').update(line).digest('base64');
    if (!this.known.has(hash)) {
      this.known.add(hash);
      appendFileSync(this.file, `${line}\n`);
    }
  }
}
