import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { getGitLabRequestOptions } from '@backstage/integration';
import { Repository } from './repositoryOf';

interface Trigger {
  description: string;
  token: string;
}

/**
 * The calls of GitLab's REST API that no action of Backstage makes. Its errors never hold what GitLab answered:
 * that could be a token.
 */
export class GitLab {
  readonly #repository: Repository;
  readonly #signal: AbortSignal | undefined;

  constructor(repository: Repository, signal?: AbortSignal) {
    this.#repository = repository;
    this.#signal = signal;
  }

  /** Whether the group exists and the portal may see it. */
  async hasGroup(): Promise<boolean> {
    const { group } = this.#repository;
    return (
      (await this.#find(`/groups/${encodeURIComponent(group)}`)) !== undefined
    );
  }

  /** Whether the repository exists and the portal may see it. */
  async hasProject(): Promise<boolean> {
    return (await this.#find(this.#project)) !== undefined;
  }

  /** Whether a branch has anything, and whether one of its commits' messages holds the text. */
  async readBranch(
    branch: string,
    text: string,
  ): Promise<{ exists: boolean; commitId?: string }> {
    const path = `${this.#project}/repository`;
    const found = await this.#find(
      `${path}/branches/${encodeURIComponent(branch)}`,
    );
    if (found === undefined) {
      return { exists: false };
    }
    const commits = (await this.#request(
      'GET',
      `${path}/commits?ref_name=${encodeURIComponent(branch)}&per_page=100`,
    )) as Array<{ id: string; message: string }>;
    const commit = commits.find(({ message }) => message.includes(text));
    return { exists: true, commitId: commit?.id };
  }

  /**
   * The pipeline trigger token of the repository with this description; made where there is none, once the repository
   * lets its pipelines be given variables: new ones may let no one.
   * GitLab shows the whole token to whoever made it alone, which is the portal.
   */
  async ensureTrigger(
    description: string,
  ): Promise<{ token: string; isNew: boolean }> {
    const path = `${this.#project}/triggers`;
    const triggers = (await this.#request(
      'GET',
      `${path}?per_page=100`,
    )) as Trigger[];
    const found = triggers.find(trigger => trigger.description === description);
    if (found) {
      return { token: found.token, isNew: false };
    }
    await this.#request('PUT', this.#project, {
      ci_pipeline_variables_minimum_override_role: 'maintainer',
    });
    const { token } = (await this.#request('POST', path, {
      description,
    })) as Trigger;
    return { token, isNew: true };
  }

  get #project(): string {
    return `/projects/${encodeURIComponent(this.#repository.path)}`;
  }

  async #find(path: string): Promise<unknown> {
    try {
      return await this.#request('GET', path);
    } catch (error) {
      if (error instanceof NotFoundError) {
        return undefined;
      }
      throw error;
    }
  }

  async #request(
    method: string,
    path: string,
    body?: object,
  ): Promise<unknown> {
    const { integration } = this.#repository;
    const { headers } = getGitLabRequestOptions(integration);
    const what = `${method} ${path.split('?')[0]} at the code host ${
      integration.host
    }`;
    let response: Response;
    try {
      response = await fetch(`${integration.apiBaseUrl}${path}`, {
        method,
        headers: {
          ...headers,
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        body: body && JSON.stringify(body),
        signal: this.#signal,
      });
    } catch (error) {
      if (this.#signal?.aborted) {
        throw error;
      }
      throw new ServiceUnavailableError(
        `${what} got no answer. Try again in a few minutes`,
        error,
      );
    }
    if (!response.ok) {
      throw errorOf(response.status, what);
    }
    return response.json();
  }
}

function errorOf(status: number, what: string): Error {
  const message = `${what} failed with status ${status}.`;
  switch (status) {
    case 404:
      return new NotFoundError(
        `${message} Check that it exists and that the portal's token may see it`,
      );
    case 401:
    case 403:
      return new NotAllowedError(
        `${message} The portal's token may not do that: give it the role Maintainer in the group, or ask whoever runs the code host`,
      );
    case 409:
      return new ConflictError(`${message} It exists already`);
    default:
      return new ServiceUnavailableError(
        `${message} Try again in a few minutes`,
      );
  }
}
