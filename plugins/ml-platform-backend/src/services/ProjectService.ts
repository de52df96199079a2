import {
  ListProjectsRequest,
  MlAccount,
  MlProject,
  MlProjectChoice,
  MlProjectPage,
  MlProjectSummary,
  ReadModel,
} from '@atelier/plugin-ml-platform-common';
import { ProjectMembership } from '@atelier/plugin-ml-platform-node';
import { Stores } from '../store';
import { decodeCursor, encodeCursor } from './cursor';
import { freshness } from './freshness';
import { ProjectAccess, UserCredentials } from './ProjectAccess';

const defaultLimit = 20;

/** ML projects with their accounts and costs, from the read model. */
export class ProjectService {
  readonly #stores: Stores;
  readonly #access: ProjectAccess;
  readonly #membership: ProjectMembership;
  readonly #managementAccountId: string;

  constructor(options: {
    stores: Stores;
    access: ProjectAccess;
    membership: ProjectMembership;
    managementAccountId: string;
  }) {
    this.#stores = options.stores;
    this.#access = options.access;
    this.#membership = options.membership;
    this.#managementAccountId = options.managementAccountId;
  }

  async list(
    request: ListProjectsRequest,
    credentials: UserCredentials,
  ): Promise<MlProjectPage> {
    const { sort = 'slug', order = 'asc', cursor } = request;
    const after = cursor ? decodeCursor(sort, order, cursor) : undefined;
    const listable = await this.#access.listable(credentials);
    if (listable.none) {
      return { items: [], totalItems: 0, failures: [] };
    }
    const page = await this.#stores.projects.page({
      allowed: listable.allowed,
      filter: request.filter,
      owner: request.owner,
      sort,
      order,
      limit: request.limit ?? defaultLimit,
      after,
    });
    const projects = await this.#stores.accounts.getMany(
      page.items.map(({ slug }) => slug),
    );
    const known = projects.flatMap(project => project ?? []);
    const [more, reads] = await Promise.all([
      this.#activity(known),
      this.#stores.refreshes.list(
        ['accounts', 'costs'],
        listable.allowed && [this.#managementAccountId],
      ),
    ]);
    return {
      items: page.items.flatMap(({ slug, monthToDate }, index) => {
        const project = projects[index];
        return project ? [{ ...project, monthToDate, ...more(slug) }] : [];
      }),
      totalItems: page.totalItems,
      nextCursor: page.next && encodeCursor(sort, order, page.next),
      ...freshness(reads),
    };
  }

  async get(
    slug: string,
    credentials: UserCredentials,
  ): Promise<MlProjectSummary & Omit<ReadModel<never>, 'items'>> {
    const [project, monthToDate] = await Promise.all([
      this.#access.read(slug, credentials),
      this.#stores.projects.monthToDate(slug),
    ]);
    const [more, reads] = await Promise.all([
      this.#activity([project]),
      this.#stores.refreshes.list(
        ['accounts', 'costs'],
        this.#accountIds(project),
      ),
    ]);
    return { ...project, monthToDate, ...more(slug), ...freshness(reads) };
  }

  async accounts(
    slug: string,
    credentials: UserCredentials,
  ): Promise<ReadModel<MlAccount>> {
    const project = await this.#access.read(slug, credentials);
    return {
      items: project.accounts,
      ...freshness(
        await this.#stores.refreshes.list(
          'accounts',
          this.#accountIds(project),
        ),
      ),
    };
  }

  /** What the caller may choose in forms: ML projects of the caller's groups first. */
  async choices(
    credentials: UserCredentials,
  ): Promise<{ items: MlProjectChoice[] }> {
    const listable = await this.#access.listable(credentials);
    if (listable.none) {
      return { items: [] };
    }
    const slugs = await this.#stores.projects.slugs(listable.allowed);
    const projects = await this.#stores.accounts.getMany(slugs);
    const { userEntityRef } = credentials.principal;
    const belongsTo = await this.#membership.membershipOf(userEntityRef);
    const items = projects
      .flatMap(project => project ?? [])
      .map(project => ({ ...project, member: belongsTo(project) }));
    return {
      items: items.sort((a, b) => Number(b.member) - Number(a.member)),
    };
  }

  /** The last 30 days' costs and the newest execution of each of these ML projects. */
  async #activity(
    projects: MlProject[],
  ): Promise<
    (slug: string) => Pick<MlProjectSummary, 'dailyCosts' | 'lastExecution'>
  > {
    const accounts = projects.flatMap(project => project.accounts);
    const [costs, latest] = await Promise.all([
      this.#stores.costs.recent(accounts.map(({ accountId }) => accountId)),
      this.#stores.pipelines.latest(projects.map(({ slug }) => slug)),
    ]);
    const stageOf = new Map(
      accounts.map(({ accountId, stage }) => [accountId, stage]),
    );
    return slug => {
      const project = projects.find(candidate => candidate.slug === slug);
      const amounts = (project?.accounts ?? []).flatMap(({ accountId }) => {
        const ofAccount = costs.get(accountId);
        return ofAccount ? [ofAccount] : [];
      });
      const [newest] = latest
        .filter(candidate => candidate.slug === slug)
        .sort((a, b) =>
          b.execution.startedAt.localeCompare(a.execution.startedAt),
        );
      const stage = newest && stageOf.get(newest.accountId);
      return {
        dailyCosts: addUp(amounts),
        lastExecution: stage && {
          ...newest.execution,
          stage,
          region: newest.region,
          pipeline: newest.pipeline,
        },
      };
    };
  }

  /** Whose reads an ML project is made of: its own accounts' and the organisation's. */
  #accountIds({ accounts }: MlProject): string[] {
    return [
      this.#managementAccountId,
      ...accounts.map(({ accountId }) => accountId),
    ];
  }
}

/** Day by day; undefined where there is nothing to add. */
function addUp([first, ...others]: number[][]): number[] | undefined {
  return first?.map((amount, index) =>
    others.reduce((sum, amounts) => sum + amounts[index], amount),
  );
}
