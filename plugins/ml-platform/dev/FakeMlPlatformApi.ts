import { ResponseError } from '@backstage/errors';
import {
  ListProjectsRequest,
  MlPlatformApi,
  MlProjectSummary,
  PartFailure,
} from '@atelier/plugin-ml-platform-common';
import { domain, monthToDate, personas, projects } from './organisation';

/** What the fake backend answers with. */
export const fakeStates = [
  'normal',
  'empty',
  'partial',
  'error',
  'denied',
  'loading',
] as const;
export type FakeState = (typeof fakeStates)[number];

const failure: PartFailure = {
  accountId: '201000000031',
  region: 'eu-west-1',
  message:
    'sagemaker:ListDomains was denied. Give the role AtelierReader that action, then refresh.',
  at: '2026-11-24T08:00:00.000Z',
};

/**
 * The API of the `ml-platform` backend in memory, in any of its states.
 * For the development page and for tests of the plugin's own components.
 */
export class FakeMlPlatformApi implements MlPlatformApi {
  readonly #state: () => FakeState;
  readonly #pageSize: number;
  /** Sessions that were asked for. */
  readonly opened: Array<Parameters<MlPlatformApi['openStudio']>> = [];
  refreshes = 0;
  sessionUrl = `${window.location.origin}/#studio-session`;

  constructor(
    options: { state?: FakeState | (() => FakeState); pageSize?: number } = {},
  ) {
    const { state = 'normal', pageSize = 20 } = options;
    this.#state = typeof state === 'function' ? state : () => state;
    this.#pageSize = pageSize;
  }

  async listProjects(request: ListProjectsRequest = {}) {
    const { filter = '', sort = 'slug', order = 'asc', cursor = '0' } = request;
    const all = await this.#items(summaries());
    const matching = all
      .filter(it => `${it.slug} ${it.owner} ${it.costCenter}`.includes(filter))
      .sort((a, b) => compare(a, b, sort) * (order === 'desc' ? -1 : 1));
    const end = Number(cursor) + this.#pageSize;
    return {
      ...this.#readModel(matching.slice(Number(cursor), end)),
      totalItems: matching.length,
      nextCursor: end < matching.length ? String(end) : undefined,
    };
  }

  async getProject(slug: string) {
    const [project] = await this.#items(
      summaries().filter(it => it.slug === slug),
    );
    if (!project) {
      throw await refusal(404, 'NotFoundError', `No ML project ${slug}.`);
    }
    const { asOf, failures } = this.#readModel([]);
    return { ...project, asOf, failures };
  }

  async getAccounts(slug: string) {
    const project = projects.find(it => it.slug === slug);
    return this.#readModel(await this.#items(project?.accounts ?? []));
  }

  async getStudio(slug: string) {
    const domains = await this.#items(slug === domain.name ? [domain] : []);
    return this.#readModel(domains);
  }

  async getProjectChoices() {
    return { items: await this.#items(projects) };
  }

  async getPersonas() {
    return { items: await this.#items(personas) };
  }

  async openStudio(...request: Parameters<MlPlatformApi['openStudio']>) {
    this.opened.push(request);
    await this.#items([]);
    return { url: this.sessionUrl, expiresAt: new Date().toISOString() };
  }

  async refresh() {
    this.refreshes += 1;
    await this.#items([]);
  }

  async #items<T>(items: T[]): Promise<T[]> {
    switch (this.#state()) {
      case 'empty':
        return [];
      case 'error':
        throw await refusal(
          503,
          'ServiceUnavailableError',
          'AWS Organizations did not answer for account 100200300401.',
        );
      case 'denied':
        throw await refusal(
          403,
          'NotAllowedError',
          'You are not a member of forecasting.',
        );
      case 'loading':
        return new Promise(() => {});
      default:
        return [...items];
    }
  }

  #readModel<T>(items: T[]) {
    return {
      items,
      asOf: new Date(Date.now() - 3 * 60_000).toISOString(),
      failures: this.#state() === 'partial' ? [failure] : [],
    };
  }
}

function summaries(): MlProjectSummary[] {
  return projects.map(({ member, ...project }) => ({
    ...project,
    monthToDate:
      project.slug in monthToDate
        ? { amount: monthToDate[project.slug], unit: 'USD' }
        : undefined,
  }));
}

function compare(
  a: MlProjectSummary,
  b: MlProjectSummary,
  sort: NonNullable<ListProjectsRequest['sort']>,
) {
  return sort === 'monthToDate'
    ? (a.monthToDate?.amount ?? 0) - (b.monthToDate?.amount ?? 0)
    : a[sort].localeCompare(b[sort]);
}

/** An answer of the backend as the client throws it. */
function refusal(status: number, name: string, message: string) {
  const body = { error: { name, message }, response: { statusCode: status } };
  return ResponseError.fromResponse({
    ok: false,
    status,
    statusText: name,
    headers: new Headers({ 'content-type': 'application/json' }),
    text: async () => JSON.stringify(body),
  } as Response);
}
