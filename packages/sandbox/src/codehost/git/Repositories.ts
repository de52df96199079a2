import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Repository } from './Repository';

/** The bare repositories, one folder a project. */
export class Repositories {
  constructor(private readonly folder: string) {}

  of(projectId: number): Repository {
    return new Repository(join(this.folder, `${projectId}.git`));
  }

  /** Makes a project's repository; leaves one that is there as it is. */
  async ensure(projectId: number, defaultBranch: string): Promise<void> {
    mkdirSync(this.folder, { recursive: true });
    const repository = this.of(projectId);
    await repository.run([
      ...['init', '--quiet', '--bare', '--template='],
      `--initial-branch=${defaultBranch}`,
      repository.path,
    ]);
  }

  delete(projectId: number): void {
    rmSync(this.of(projectId).path, { recursive: true, force: true });
  }
}
