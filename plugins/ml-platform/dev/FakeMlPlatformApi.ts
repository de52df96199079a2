import { ResponseError } from '@backstage/errors';
import {
  ListProjectsRequest,
  MlPlatformApi,
  MlProjectSummary,
  PartFailure,
  PipelineExecutionRef,
  PipelineRef,
  ProjectCostsRequest,
  StartPipelineRequest,
} from '@atelier/plugin-ml-platform-common';
import { noCosts, projectCosts } from './costs';
import { endpoints, modelGroups } from './models';
import { domain, personas, projects, summaries } from './organisation';
import {
  executionAtLength,
  logs,
  olderExecutions,
  pipelines,
  runningExecution,
} from './pipelines';

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

/** Costs are read for all ML projects at once, in the management account. */
const costsFailure: PartFailure = {
  accountId: '100200300401',
  message: 'ce:GetCostAndUsage was denied.',
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
  /** What else was asked to be done, as the name of the method and its arguments. */
  readonly done: unknown[][] = [];
  refreshes = 0;
  #refreshedAt?: number;
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
    return this.#refreshable(domains);
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
    await this.#items([]);
    if (Date.now() < (this.#refreshedAt ?? 0) + 10_000) {
      throw await refusal(
        429,
        'TooManyRequestsError',
        'The ML project was read from AWS a moment ago. Try again in 10 s.',
      );
    }
    this.refreshes += 1;
    this.#refreshedAt = Date.now();
  }

  async getCosts(slug: string, request: ProjectCostsRequest = {}) {
    const { groupBy = 'service', days = 30 } = request;
    const has = (await this.#items([slug])).includes('demand-forecast');
    const costs = projectCosts(groupBy, days);
    const { asOf, failures } = this.#readModel([]);
    return {
      ...costs,
      ...(has ? {} : noCosts),
      asOf,
      failures: failures.map(() => costsFailure),
    };
  }

  async getPipelines(slug: string) {
    return this.#refreshable(await this.#ofDemandForecast(slug, pipelines()));
  }

  async getPipelineExecutions() {
    return { items: await this.#items(olderExecutions) };
  }

  async getPipelineExecution(_slug: string, ref: PipelineExecutionRef) {
    const [found] = await this.#items([executionAtLength(ref.execution)]);
    if (!found) {
      throw await refusal(
        404,
        'NotFoundError',
        `No execution ${ref.execution} of ${ref.pipeline}.`,
      );
    }
    return found;
  }

  async getStepLogs() {
    await this.#items([]);
    return logs;
  }

  async startPipeline(
    slug: string,
    ref: PipelineRef,
    request: StartPipelineRequest,
  ) {
    this.done.push(['startPipeline', slug, ref, request]);
    await this.#items([]);
    return { ...ref, execution: runningExecution };
  }

  async stopPipelineExecution(slug: string, ref: PipelineExecutionRef) {
    this.done.push(['stopPipelineExecution', slug, ref]);
    await this.#items([]);
  }

  async retryPipelineExecution(slug: string, ref: PipelineExecutionRef) {
    this.done.push(['retryPipelineExecution', slug, ref]);
    await this.#items([]);
  }

  async getModels(slug: string) {
    return this.#refreshable(await this.#ofDemandForecast(slug, modelGroups));
  }

  async setModelApproval(
    ...request: Parameters<MlPlatformApi['setModelApproval']>
  ) {
    this.done.push(['setModelApproval', ...request]);
    await this.#items([]);
  }

  async getEndpoints(slug: string) {
    return this.#refreshable(await this.#ofDemandForecast(slug, endpoints));
  }

  #ofDemandForecast<T>(slug: string, items: T[]): Promise<T[]> {
    return this.#items(slug === 'demand-forecast' ? items : []);
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

  /** What a refresh of its ML project reads. */
  #refreshable<T>(items: T[]) {
    return this.#readModel(items, this.#refreshedAt);
  }

  #readModel<T>(items: T[], readAt = Date.now() - 3 * 60_000) {
    return {
      items,
      asOf: new Date(readAt).toISOString(),
      failures: this.#state() === 'partial' ? [failure] : [],
    };
  }
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
export function refusal(status: number, name: string, message: string) {
  const body = { error: { name, message }, response: { statusCode: status } };
  return ResponseError.fromResponse({
    ok: false,
    status,
    statusText: name,
    headers: new Headers({ 'content-type': 'application/json' }),
    text: async () => JSON.stringify(body),
  } as Response);
}
