import { ResponseError } from '@backstage/errors';
import { ProjectCosts, ProjectCostsRequest } from '../costs';
import {
  ModelApprovalRequest,
  ModelEndpoint,
  ModelGroup,
  ModelVersionRef,
} from '../models';
import {
  MlPipeline,
  PipelineExecution,
  PipelineExecutionPage,
  PipelineExecutionRef,
  PipelineRef,
  StartPipelineRequest,
  StepLogs,
} from '../pipelines';
import {
  ListProjectsRequest,
  MlPlatformApi,
  OpenStudioRequest,
} from './MlPlatformApi';
import {
  MlAccount,
  MlProjectChoice,
  MlProjectDetails,
  MlProjectPage,
  Persona,
  ReadModel,
  StudioDomain,
  StudioSession,
} from '../types';

/**
 * `MlPlatformApi` over HTTP.
 *
 * @public
 */
export class MlPlatformClient implements MlPlatformApi {
  readonly #baseUrl: () => Promise<string>;
  readonly #fetch: typeof fetch;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#baseUrl = () => options.discoveryApi.getBaseUrl('ml-platform');
    this.#fetch = options.fetchApi.fetch;
  }

  async listProjects(
    request: ListProjectsRequest = {},
  ): Promise<MlProjectPage> {
    return this.#get(`/projects${queryOf(request)}`);
  }

  async getProject(slug: string): Promise<MlProjectDetails> {
    return this.#get(projectPath(slug));
  }

  async getAccounts(slug: string): Promise<ReadModel<MlAccount>> {
    return this.#get(`${projectPath(slug)}/accounts`);
  }

  async getStudio(slug: string): Promise<ReadModel<StudioDomain>> {
    return this.#get(`${projectPath(slug)}/studio`);
  }

  async getProjectChoices(): Promise<{ items: MlProjectChoice[] }> {
    return this.#get('/choices/projects');
  }

  async getPersonas(): Promise<{ items: Persona[] }> {
    return this.#get('/choices/personas');
  }

  async openStudio(
    slug: string,
    request: OpenStudioRequest,
  ): Promise<StudioSession> {
    const response = await this.#post(
      `${projectPath(slug)}/studio/open`,
      request,
    );
    return response.json();
  }

  async refresh(slug: string): Promise<void> {
    await this.#post(`${projectPath(slug)}/refresh`);
  }

  async getCosts(
    slug: string,
    request: ProjectCostsRequest = {},
  ): Promise<ProjectCosts> {
    return this.#get(`${projectPath(slug)}/costs${queryOf(request)}`);
  }

  async getPipelines(slug: string): Promise<ReadModel<MlPipeline>> {
    return this.#get(`${projectPath(slug)}/pipelines`);
  }

  async getPipelineExecutions(
    slug: string,
    ref: PipelineRef,
    page: { limit?: number; cursor?: string } = {},
  ): Promise<PipelineExecutionPage> {
    return this.#get(`${executionsPath(slug, ref)}${queryOf(page)}`);
  }

  async getPipelineExecution(
    slug: string,
    ref: PipelineExecutionRef,
  ): Promise<PipelineExecution> {
    return this.#get(executionPath(slug, ref));
  }

  async getStepLogs(
    slug: string,
    ref: PipelineExecutionRef,
    step: string,
  ): Promise<StepLogs> {
    return this.#get(
      `${executionPath(slug, ref)}/steps/${encodeURIComponent(step)}/logs`,
    );
  }

  async startPipeline(
    slug: string,
    ref: PipelineRef,
    request: StartPipelineRequest,
  ): Promise<PipelineExecutionRef> {
    const response = await this.#post(executionsPath(slug, ref), request);
    return response.json();
  }

  async stopPipelineExecution(
    slug: string,
    ref: PipelineExecutionRef,
  ): Promise<void> {
    await this.#post(`${executionPath(slug, ref)}/stop`);
  }

  async retryPipelineExecution(
    slug: string,
    ref: PipelineExecutionRef,
  ): Promise<void> {
    await this.#post(`${executionPath(slug, ref)}/retry`);
  }

  async getModels(slug: string): Promise<ReadModel<ModelGroup>> {
    return this.#get(`${projectPath(slug)}/models`);
  }

  async setModelApproval(
    slug: string,
    ref: ModelVersionRef,
    request: ModelApprovalRequest,
  ): Promise<void> {
    const { accountId, region, group, version } = ref;
    const path = [accountId, region, group, String(version)]
      .map(encodeURIComponent)
      .join('/');
    await this.#post(`${projectPath(slug)}/models/${path}/approval`, request);
  }

  async getEndpoints(slug: string): Promise<ReadModel<ModelEndpoint>> {
    return this.#get(`${projectPath(slug)}/endpoints`);
  }

  async #get<T>(path: string): Promise<T> {
    const response = await this.#send(path);
    return response.json();
  }

  async #post(path: string, body?: object): Promise<Response> {
    return this.#send(path, {
      method: 'POST',
      ...(body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
  }

  async #send(path: string, init?: RequestInit): Promise<Response> {
    const response = await this.#fetch(`${await this.#baseUrl()}${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function projectPath(slug: string) {
  return `/projects/${encodeURIComponent(slug)}`;
}

function executionsPath(slug: string, ref: PipelineRef) {
  const path = [ref.stage, ref.region, ref.pipeline]
    .map(encodeURIComponent)
    .join('/');
  return `${projectPath(slug)}/pipelines/${path}/executions`;
}

function executionPath(slug: string, ref: PipelineExecutionRef) {
  return `${executionsPath(slug, ref)}/${encodeURIComponent(ref.execution)}`;
}

function queryOf(values: object): string {
  const query = new URLSearchParams(
    Object.entries(values).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value)]],
    ),
  ).toString();
  return query && `?${query}`;
}
