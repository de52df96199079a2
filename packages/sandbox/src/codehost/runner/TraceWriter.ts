import { StringDecoder } from 'node:string_decoder';
import type { Traces } from '../ci/Traces';
import { Masker } from './Masker';

/** As GitLab Runner limits a job's log. */
const maxBytes = 4 * 1024 * 1024;

/** Writes a job's log while it runs, with its secrets hidden. */
export class TraceWriter {
  private readonly masker: Masker;
  private readonly decoder = new StringDecoder('utf8');
  private size = 0;
  private isDiscarded = false;
  private written: Promise<void> = Promise.resolve();

  constructor(
    private readonly traces: Traces,
    private readonly jobId: number,
    secrets: readonly string[],
  ) {
    this.masker = new Masker(secrets);
  }

  readonly write = (chunk: Buffer): void => {
    this.append(this.masker.push(this.decoder.write(chunk)));
  };

  line(text: string): void {
    this.append(this.masker.push(`${text}\n`));
  }

  /** A step's title, as GitLab Runner shows it. */
  title(text: string): void {
    this.line(`\u001b[36;1m${text}\u001b[0;m`);
  }

  error(text: string): void {
    this.line(`\u001b[31;1mERROR: ${text}\u001b[0;m`);
  }

  /** Writes nothing any more. */
  discard(): void {
    this.isDiscarded = true;
  }

  /** Waits until all is in the file. */
  async end(): Promise<void> {
    this.append(this.masker.push(this.decoder.end()));
    this.append(this.masker.end());
    await this.written;
  }

  private append(text: string): void {
    if (!text || this.size > maxBytes) {
      return;
    }
    this.size += Buffer.byteLength(text);
    const isOver = this.size > maxBytes;
    const shown = isOver
      ? `\n\u001b[33;1mJob's log exceeded limit of ${maxBytes} bytes.\nJob execution will continue but no more output will be collected.\u001b[0;m\n`
      : text;
    this.written = this.written.then(async () => {
      if (!this.isDiscarded) {
        await this.traces.append(this.jobId, shown);
      }
    });
  }
}
