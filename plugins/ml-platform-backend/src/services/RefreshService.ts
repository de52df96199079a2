import { CustomErrorBase } from '@backstage/errors';
import {
  MlProject,
  mlProjectRefreshPermission,
} from '@atelier/plugin-ml-platform-common';
import { SingleFlight } from '../singleFlight';
import { RefreshStore } from '../store/RefreshStore';
import { ProjectAccess, UserCredentials } from './ProjectAccess';

/** Least time between two live refreshes of one ML project, from whichever replica. */
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
  readonly #refreshes: RefreshStore;
  readonly #running = new SingleFlight<void>();
  readonly #now: () => number;

  constructor(options: {
    access: ProjectAccess;
    /** Reads an ML project; keeps a failure in the read model instead of throwing it. */
    refresh(project: MlProject): Promise<void>;
    refreshes: RefreshStore;
    now?(): number;
  }) {
    this.#access = options.access;
    this.#refresh = options.refresh;
    this.#refreshes = options.refreshes;
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
    const part = { collector: 'live', accountId: accountOf(project) } as const;
    const [last] = await this.#refreshes.list(part.collector, [part.accountId]);
    const endedAt = last?.readAt ? Date.parse(last.readAt) : 0;
    const waitMs = endedAt + restMs - this.#now();
    if (waitMs > 0) {
      const seconds = Math.ceil(waitMs / 1000);
      throw new TooManyRequestsError(
        `The ML project '${project.slug}' was read from AWS a moment ago. Try again in ${seconds} s.`,
        seconds,
      );
    }
    await this.#refresh(project);
    await this.#refreshes.write(part, new Date(this.#now()), async () => {});
  }
}

/** The account that stands for an ML project: an account belongs to one only. */
function accountOf({ accounts }: MlProject): string {
  const [first] = accounts.map(({ accountId }) => accountId).sort();
  return first;
}
