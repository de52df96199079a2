/** A scaffolder task as the portal's API gives it. */
export interface Task {
  id: string;
  status: string;
}

interface TaskEvent {
  type: string;
  body: { message: string; output?: { text?: Array<{ title: string }> } };
}

/** The portal's API as one signed-in person. */
export class PortalApi {
  readonly #portalUrl: string;
  readonly #token: string;

  constructor(portalUrl: string, token: string) {
    this.#portalUrl = portalUrl;
    this.#token = token;
  }

  /** Sends a request and gives the JSON answer; throws on any status but a success. */
  async request<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.#portalUrl}/api/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        'content-type': 'application/json',
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(
        `${method} ${path}: ${response.status} ${await response.text()}`,
      );
    }
    return response.json() as Promise<T>;
  }

  /** Starts a template and gives the task's id. */
  async startTask(
    templateRef: string,
    values: Record<string, string>,
  ): Promise<string> {
    const { id } = await this.request<{ id: string }>(
      'POST',
      'scaffolder/v2/tasks',
      { templateRef, values },
    );
    return id;
  }

  async getTask(id: string): Promise<Task> {
    return this.request('GET', `scaffolder/v2/tasks/${id}`);
  }

  /** What the task logged, line by line. */
  async getTaskLog(id: string): Promise<string[]> {
    const events = await this.#getTaskEvents(id);
    return events.map(({ body }) => body.message);
  }

  /** Titles of the texts that a completed task shows. */
  async getTaskResult(id: string): Promise<string[]> {
    const events = await this.#getTaskEvents(id);
    const end = events.find(({ type }) => type === 'completion');
    return (end?.body.output?.text ?? []).map(({ title }) => title);
  }

  async #getTaskEvents(id: string): Promise<TaskEvent[]> {
    return this.request('GET', `scaffolder/v2/tasks/${id}/events`);
  }
}
