import { randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Bytes too large for the store: one file each, that is there whole or not at all. */
export class Blobs {
  private readonly folder: string;

  constructor(dataDir: string) {
    this.folder = join(dataDir, 'blobs');
  }

  /** Keeps bytes; gives the id that finds them again. */
  write(bytes: Buffer): string {
    const id = randomUUID();
    const path = this.path(id);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.part`, bytes);
    renameSync(`${path}.part`, path);
    return id;
  }

  /** Throws where there are none of that id. */
  read(id: string): Buffer {
    return readFileSync(this.path(id));
  }

  delete(id: string): void {
    rmSync(this.path(id), { force: true });
  }

  /** Forgets all. */
  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Folders of 256 keep listings short. */
  private path(id: string): string {
    return join(this.folder, id.slice(0, 2), id);
  }
}
