import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { matcher } from '../ci/rules/globs';
import type { ArtifactsConfig } from '../ci/config/types';
import type { CiVariable } from '../ci/documents';
import { execute } from './execute';

const timeoutMs = 5 * 60_000;

/** The files that jobs hand on, one archive a job. */
export class Artifacts {
  constructor(private readonly folder: string) {}

  /** Keeps a job's files; says in the log what was found. */
  async save(
    jobId: number,
    work: string,
    { paths, exclude }: ArtifactsConfig,
    listFile: string,
    log: (line: string) => void,
  ): Promise<boolean> {
    const isExcluded = matcher(exclude);
    const all = (await filesBelow(work)).filter(path => !isExcluded(path));
    const found = new Set<string>();
    for (const path of paths) {
      const matches = all.filter(matcher([path]));
      matches.forEach(match => found.add(match));
      log(
        matches.length
          ? `${path}: found ${matches.length} matching artifact files and directories`
          : `WARNING: ${path}: no matching files. Ensure that the artifact path is relative to the working directory`,
      );
    }
    if (found.size === 0) {
      log('ERROR: No files to upload');
      return false;
    }
    await mkdir(this.folder, { recursive: true });
    await writeFile(listFile, [...found].map(path => `${path}\0`).join(''));
    await execute(
      'tar',
      [
        ...['--create', '--gzip', '--file', this.file(jobId), '--no-recursion'],
        ...['--null', '--files-from', listFile],
      ],
      { cwd: work, timeoutMs },
    );
    return true;
  }

  /** Puts a job's files into another's folder. */
  async restore(jobId: number, work: string): Promise<void> {
    const args = ['--extract', '--gzip', '--file', this.file(jobId)];
    await execute('tar', args, { cwd: work, timeoutMs });
  }

  private file(jobId: number): string {
    return join(this.folder, `${jobId}.tar.gz`);
  }
}

/** Variables of `KEY=value` lines in the files that a job reports. */
export async function readDotenv(
  work: string,
  reports: readonly string[],
): Promise<CiVariable[]> {
  const isReport = matcher(reports);
  const files = (await filesBelow(work)).filter(path => isReport(path));
  const texts = await Promise.all(
    files.map(path => readFile(join(work, path), 'utf8')),
  );
  return texts
    .flatMap(text => text.split(/\r?\n/))
    .flatMap(line => {
      const [, key, value] = /^\s*([A-Za-z_]\w*)=(.*)$/.exec(line) ?? [];
      return key === undefined
        ? []
        : [{ key, value: value.replace(/^(["'])(.*)\1$/, '$2'), raw: true }];
    });
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter(entry => entry.isFile() || entry.isSymbolicLink())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)))
    .filter(path => !/^\.git(\/|$)/.test(path));
}
