import { ResponseError } from '@backstage/errors';
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
    const query = new URLSearchParams(
      Object.entries(request).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, String(value)]],
      ),
    ).toString();
    return this.#get(query ? `/projects?${query}` : '/projects');
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
    const response = await this.#send(`${projectPath(slug)}/studio/open`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    return response.json();
  }

  async refresh(slug: string): Promise<void> {
    await this.#send(`${projectPath(slug)}/refresh`, { method: 'POST' });
  }

  async #get<T>(path: string): Promise<T> {
    const response = await this.#send(path);
    return response.json();
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
