import { appendFile, mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The logs of jobs, one file a job. */
export class Traces {
  constructor(private readonly folder: string) {}

  file(jobId: number): string {
    return join(this.folder, `${jobId}.log`);
  }

  async append(jobId: number, text: string | Buffer): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await appendFile(this.file(jobId), text);
  }

  /** A job's log from a byte on; empty where there is none. */
  async read(jobId: number, from = 0): Promise<Buffer> {
    const size = await this.size(jobId);
    if (size <= from) {
      return Buffer.alloc(0);
    }
    const file = await open(this.file(jobId));
    try {
      const buffer = Buffer.alloc(size - from);
      const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  async delete(jobId: number): Promise<void> {
    await rm(this.file(jobId), { force: true });
  }

  private async size(jobId: number): Promise<number> {
    try {
      return (await stat(this.file(jobId))).size;
    } catch {
      return 0;
    }
  }
}
