import { portalConfig, startSandbox } from '@atelier/sandbox';
import {
  BackendFeature,
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { MlInventory } from '@atelier/plugin-ml-platform-common';
import catalogBackend from '@backstage/plugin-catalog-backend';
import { Router } from 'express';
import { Knex } from 'knex';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import catalogModuleMlPlatform from '.';

jest.setTimeout(120_000);

const taskId = 'MlPlatformEntityProvider:default:refresh';
const inventoryTaskId = 'MlInventoryProvider:default:refresh';

describe('ML projects in the catalog', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  let directory: string;
  let backend: Awaited<ReturnType<typeof start>> | undefined;

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    process.env.AWS_ENDPOINT_URL = sandbox.awsUrl;
    directory = await mkdtemp(join(tmpdir(), 'ml-platform-catalog-'));
  });

  afterEach(async () => {
    await backend?.stop();
    backend = undefined;
    await fetch(`${sandbox.awsUrl}/_sandbox/faults`, { method: 'DELETE' });
  });

  afterAll(async () => {
    await sandbox?.stop();
    delete process.env.AWS_ENDPOINT_URL;
    await rm(directory, { recursive: true, force: true });
  });

  async function start(
    knex: Knex,
    features: BackendFeature[],
    locations: object[] = [],
  ) {
    const scheduler = mockServices.scheduler();
    const started = await startTestBackend({
      features: [
        catalogBackend,
        ...features,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        mockServices.database.factory({ knex }),
        mockServices.rootConfig.factory({
          data: {
            ...portalConfig,
            catalog: {
              locations,
              rules: [{ allow: ['System', 'Location'] }],
              processingInterval: { seconds: 1 },
            },
          },
        }),
      ],
    });
    const entities = async (filter: string): Promise<Entity[]> => {
      const response = await fetch(
        `http://localhost:${started.server.port()}/api/catalog/entities?filter=${filter}`,
      );
      return response.json();
    };
    return {
      stop: () => started.stop(),
      entities,
      refs: async (filter: string) =>
        (await entities(filter))
          .map(entity => stringifyEntityRef(entity))
          .sort(),
      sync: () => scheduler.triggerTask(taskId),
      syncInventory: () => scheduler.triggerTask(inventoryTaskId),
    };
  }

  it('has a System for every ML project and a Resource for every account, related, and nothing of accounts without tags', async () => {
    const knex = await databases.init('SQLITE_3');
    backend = await start(knex, [catalogModuleMlPlatform]);
    const { entities, refs, sync } = backend;
    await sync();

    await eventually(async () => {
      expect(await refs('kind=system')).toEqual([
        'system:default/card-fraud',
        'system:default/claims-triage',
        'system:default/defect-detection',
        'system:default/demand-forecast',
        'system:default/price-elasticity',
      ]);
      expect(await refs('kind=resource')).toHaveLength(12);
      const [system] = await entities(
        'kind=system,metadata.name=claims-triage',
      );
      expect(system).toMatchObject({
        metadata: { title: 'Claims triage' },
        spec: { type: 'ml-project', owner: 'group:default/fraud' },
      });
      expect(system.relations).toEqual(
        expect.arrayContaining([
          { type: 'ownedBy', targetRef: 'group:default/fraud' },
          { type: 'hasPart', targetRef: 'resource:default/claims-triage-dev' },
          {
            type: 'hasPart',
            targetRef: 'resource:default/claims-triage-preprod',
          },
        ]),
      );
    });
  });

  it('keeps what it has while AWS cannot be reached', async () => {
    const knex = await databases.init('SQLITE_3');
    backend = await start(knex, [catalogModuleMlPlatform]);
    await backend.sync();
    await eventually(async () =>
      expect(await backend?.refs('kind=system')).toHaveLength(5),
    );
    await backend.stop();

    await fetch(`${sandbox.awsUrl}/_sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        service: 'sts',
        operation: 'AssumeRole',
        effect: {
          type: 'error',
          code: 'AccessDenied',
          status: 403,
          message: 'no',
        },
      }),
    });
    backend = await start(knex, [catalogModuleMlPlatform]);
    await backend.sync();
    await sleep(1500);
    expect(await backend.refs('kind=system')).toHaveLength(5);
    expect(await backend.refs('kind=resource')).toHaveLength(12);
  });

  it('has Components and Resources of the read model, and keeps them while it is not complete or does not answer', async () => {
    const knex = await databases.init('SQLITE_3');
    const hub = 'arn:aws:sagemaker:eu-west-1:100200300402';
    const item = (name: string, kind: string) => ({
      project: 'card-fraud',
      accountId: '201000000031',
      region: 'eu-west-1',
      name,
      arn: `arn:aws:sagemaker:eu-west-1:201000000031:${kind}/${name}`,
      consoleUrl: 'https://console.aws.amazon.com/',
    });
    const all: MlInventory = {
      complete: true,
      pipelines: [{ ...item('scoring', 'pipeline'), stage: 'dev' }],
      models: [
        {
          ...item('scoring', 'model-package-group'),
          arn: `${hub}:model-package-group/scoring`,
        },
      ],
      endpoints: [
        {
          ...item('scoring', 'endpoint'),
          stage: 'prod',
          modelPackageArns: [`${hub}:model-package/scoring/3`],
        },
      ],
    };
    const empty = { ...all, pipelines: [], models: [], endpoints: [] };
    let answer: MlInventory | undefined = all;
    const readModel = createBackendPlugin({
      pluginId: 'ml-platform',
      register(env) {
        env.registerInit({
          deps: { http: coreServices.httpRouter },
          async init({ http }) {
            const router = Router();
            router.get('/inventory', (_, res) => {
              res.status(answer ? 200 : 503).json(answer ?? {});
            });
            http.use(router);
          },
        });
      },
    });
    backend = await start(knex, [catalogModuleMlPlatform, readModel]);
    const { entities, refs, sync, syncInventory } = backend;
    const names = [
      'component:default/card-fraud-dev-scoring-pipeline',
      'component:default/card-fraud-prod-scoring-endpoint',
      'resource:default/card-fraud-scoring-model',
    ];
    const known = () =>
      refs('metadata.annotations.ml-platform.atelier.dev/aws-name=scoring');
    await sync();
    await syncInventory();
    await eventually(async () => {
      expect(await known()).toEqual(names);
      const [endpoint] = await entities(
        'metadata.name=card-fraud-prod-scoring-endpoint',
      );
      expect(endpoint.relations).toEqual(
        expect.arrayContaining([
          { type: 'partOf', targetRef: 'system:default/card-fraud' },
          { type: 'ownedBy', targetRef: 'group:default/fraud' },
          {
            type: 'dependsOn',
            targetRef: 'resource:default/card-fraud-scoring-model',
          },
        ]),
      );
    });

    for (const lost of [{ ...empty, complete: false }, undefined]) {
      answer = lost;
      await syncInventory();
      await sleep(1500);
      expect(await known()).toEqual(names);
    }

    answer = empty;
    await syncInventory();
    await eventually(async () => expect(await known()).toEqual([]));
  });

  it('does not leave the name of an ML project to who registered it first', async () => {
    const target = join(directory, 'catalog-info.yaml');
    await writeFile(
      target,
      JSON.stringify({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'System',
        metadata: {
          name: 'card-fraud',
          annotations: { 'ml-platform.atelier.dev/project': 'card-fraud' },
        },
        spec: { type: 'ml-project', owner: 'group:default/other-team' },
      }),
    );
    const location = { type: 'file', target };
    const knex = await databases.init('SQLITE_3');
    const owners = async () =>
      (await backend?.entities('kind=system,metadata.name=card-fraud'))?.map(
        ({ spec }) => spec?.owner,
      );

    backend = await start(knex, [], [location]);
    await eventually(async () =>
      expect(await owners()).toEqual(['group:default/other-team']),
    );
    await backend.stop();

    backend = await start(knex, [catalogModuleMlPlatform], [location]);
    await eventually(async () => {
      await backend?.sync();
      expect(await owners()).toEqual(['group:default/fraud']);
    });

    // Long enough for the other team's Location to be processed again.
    await sleep(3000);
    await backend.sync();
    expect(await owners()).toEqual(['group:default/fraud']);
  });
});

async function eventually(check: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + 40_000;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
      await sleep(100);
    }
  }
}
