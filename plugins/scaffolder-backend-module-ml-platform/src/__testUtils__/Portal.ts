import { BackendFeature } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import workspaceDatabaseModule from '@backstage/plugin-scaffolder-backend-module-workspace-database';
import gitlabModule from '@backstage/plugin-scaffolder-backend-module-gitlab';
import { JsonObject } from '@backstage/types';
import scaffolderModuleMlPlatform from '..';
import { catalogWithLocations } from './catalogWithLocations';
import { CodeHost } from './CodeHost';
import { people } from './people';
import {
  appConfig,
  goldenPath,
  mlopsGoldenPath,
  ownTemplate,
} from './templates';

/** A scaffolder task that has ended, or the state it is in. */
export interface TaskView {
  status: string;
  /** All log lines. */
  log: string;
  output?: JsonObject;
}

/** A scaffolder backend with the actions, on the AWS of the environment. */
export class Portal {
  readonly #backend: TestBackend;
  /** What was registered in the catalog. */
  readonly locations: string[];

  static async start(
    features: BackendFeature[] = [],
    options: { codeHost?: CodeHost; entities?: Entity[] } = {},
  ): Promise<Portal> {
    const { codeHost, entities = [] } = options;
    const catalog = catalogWithLocations([
      ...people,
      goldenPath,
      mlopsGoldenPath,
      ownTemplate,
      ...entities,
    ]);
    return new Portal(
      catalog.locations,
      await startTestBackend({
        features: [
          scaffolderPlugin,
          gitlabModule,
          workspaceDatabaseModule,
          scaffolderModuleMlPlatform,
          catalog.factory,
          mockServices.rootConfig.factory({
            data: {
              aws: {
                mainAccount: {
                  accessKeyId: 'AKIAATELIERPORTAL001',
                  secretAccessKey: 'sandbox-portal-secret-key-not-for-aws',
                  region: 'eu-west-1',
                },
              },
              integrations: codeHost
                ? { gitlab: [codeHost.integration] }
                : undefined,
              mlPlatform: appConfig.mlPlatform,
              scaffolder: {
                taskRecovery: { enabled: true, workspaceProvider: 'database' },
              },
            },
          }),
          ...features,
        ],
      }),
    );
  }

  private constructor(locations: string[], backend: TestBackend) {
    this.locations = locations;
    this.#backend = backend;
  }

  /** Starts a template and waits for its end. */
  async run(
    userRef: string,
    template: string,
    values: JsonObject,
  ): Promise<TaskView> {
    return this.end(userRef, await this.begin(userRef, template, values));
  }

  /** Starts a template and gives the task's id. */
  async begin(
    userRef: string | undefined,
    template: string,
    values: JsonObject,
  ): Promise<string> {
    const response = await this.send(userRef, 'POST', '/v2/tasks', {
      templateRef: `template:default/${template}`,
      values,
    });
    if (response.status !== 201) {
      throw new Error(`${response.status} ${await response.text()}`);
    }
    return (await response.json()).id;
  }

  /** Waits for the end of a task. */
  async end(userRef: string, taskId: string): Promise<TaskView> {
    return this.until(
      userRef,
      taskId,
      ({ status }) => !['open', 'processing'].includes(status),
    );
  }

  /** Waits until a task is as wanted. */
  async until(
    userRef: string,
    taskId: string,
    isWanted: (task: TaskView) => boolean,
  ): Promise<TaskView> {
    for (;;) {
      const task = await this.view(userRef, taskId);
      if (isWanted(task)) {
        return task;
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }

  /** A task as it is now. */
  async view(userRef: string, taskId: string): Promise<TaskView> {
    const task = await this.send(userRef, 'GET', `/v2/tasks/${taskId}`);
    const { status } = await task.json();
    const response = await this.send(
      userRef,
      'GET',
      `/v2/tasks/${taskId}/events`,
    );
    const events: Array<{
      type: string;
      body: { message: string; output?: JsonObject };
    }> = await response.json();
    return {
      status,
      log: events.map(({ body }) => body.message).join('\n'),
      output: events.find(({ type }) => type === 'completion')?.body.output,
    };
  }

  /** Sends a request as a person, or as a service that is no person. */
  send(
    userRef: string | undefined,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Response> {
    return fetch(
      `http://localhost:${this.#backend.server.port()}/api/scaffolder${path}`,
      {
        method,
        headers: {
          authorization: userRef
            ? mockCredentials.user.header(userRef)
            : mockCredentials.service.header(),
          'content-type': 'application/json',
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      },
    );
  }

  async stop(): Promise<void> {
    await this.#backend.stop();
  }
}
