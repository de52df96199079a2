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
import { Collector, Refresh } from '../store/RefreshStore';
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
      now: new Date(),
    });
    const projects = await this.#stores.accounts.getMany(
      page.items.map(({ slug }) => slug),
    );
    return {
      items: page.items.flatMap(({ monthToDate }, index) => {
        const project = projects[index];
        return project ? [{ ...project, monthToDate }] : [];
      }),
      totalItems: page.totalItems,
      nextCursor: page.next && encodeCursor(sort, order, page.next),
      ...freshness(
        await this.#refreshes(
          ['accounts', 'costs'],
          listable.allowed && [this.#managementAccountId],
        ),
      ),
    };
  }

  async get(
    slug: string,
    credentials: UserCredentials,
  ): Promise<MlProjectSummary & Omit<ReadModel<never>, 'items'>> {
    const project = await this.#access.read(slug, credentials);
    return {
      ...project,
      monthToDate: await this.#stores.projects.monthToDate(slug, new Date()),
      ...freshness(
        await this.#refreshes(['accounts', 'costs'], this.#accountIds(project)),
      ),
    };
  }

  async accounts(
    slug: string,
    credentials: UserCredentials,
  ): Promise<ReadModel<MlAccount>> {
    const project = await this.#access.read(slug, credentials);
    return {
      items: project.accounts,
      ...freshness(
        await this.#refreshes(['accounts'], this.#accountIds(project)),
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
    const memberOf = new Map<string, Promise<boolean>>();
    const items = await Promise.all(
      projects
        .flatMap(project => project ?? [])
        .map(async project => {
          const member =
            memberOf.get(project.owner) ??
            this.#membership.isMember(userEntityRef, project);
          memberOf.set(project.owner, member);
          return { ...project, member: await member };
        }),
    );
    return {
      items: items.sort((a, b) => Number(b.member) - Number(a.member)),
    };
  }

  /** Whose reads an ML project is made of: its own accounts' and the organisation's. */
  #accountIds({ accounts }: MlProject): string[] {
    return [
      this.#managementAccountId,
      ...accounts.map(({ accountId }) => accountId),
    ];
  }

  async #refreshes(
    collectors: Collector[],
    accountIds: string[] | undefined,
  ): Promise<Refresh[]> {
    const lists = await Promise.all(
      collectors.map(name => this.#stores.refreshes.list(name, accountIds)),
    );
    return lists.flat();
  }
}
