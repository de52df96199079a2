import { CustomErrorBase } from '@backstage/errors';
import {
  MlProject,
  mlProjectRefreshPermission,
} from '@atelier/plugin-ml-platform-common';
import { ProjectAccess, UserCredentials } from './ProjectAccess';
import { SingleFlight } from '../singleFlight';

/** Least time between two live refreshes of one ML project. */
const restMs = 10_000;

/** Answered with HTTP 429 and `Retry-After`. */
export class TooManyRequestsError extends CustomErrorBase {
  name = 'TooManyRequestsError' as const;
  readonly statusCode = 429;
  readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds: number) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Reads one ML project from AWS when a person asks for it. */
export class RefreshService {
  readonly #access: ProjectAccess;
  readonly #refresh: (project: MlProject) => Promise<void>;
  readonly #running = new SingleFlight<void>();
  readonly #endedAt = new Map<string, number>();
  readonly #now: () => number;

  constructor(options: {
    access: ProjectAccess;
    /** Reads an ML project; keeps a failure in the read model instead of throwing it. */
    refresh(project: MlProject): Promise<void>;
    now?(): number;
  }) {
    this.#access = options.access;
    this.#refresh = options.refresh;
    this.#now = options.now ?? Date.now;
  }

  /** Ends when the ML project is read. Joins a refresh that runs; throws TooManyRequestsError soon after one. */
  async refresh(slug: string, credentials: UserCredentials): Promise<void> {
    const project = await this.#access.require(
      mlProjectRefreshPermission,
      slug,
      credentials,
    );
    await this.#running.run(slug, () => this.#refreshProject(project));
  }

  async #refreshProject(project: MlProject): Promise<void> {
    const endedAt = this.#endedAt.get(project.slug);
    const waitMs = endedAt === undefined ? 0 : endedAt + restMs - this.#now();
    if (waitMs > 0) {
      const seconds = Math.ceil(waitMs / 1000);
      throw new TooManyRequestsError(
        `The ML project '${project.slug}' was read from AWS a moment ago. Try again in ${seconds} s.`,
        seconds,
      );
    }
    await this.#refresh(project);
    this.#endedAt.set(project.slug, this.#now());
  }
}
