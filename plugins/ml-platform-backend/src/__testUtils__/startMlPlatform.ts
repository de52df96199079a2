import {
  BackendFeature,
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { permissionsRegistryServiceFactory } from '@backstage/backend-defaults/permissionsRegistry';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import permissionBackend from '@backstage/plugin-permission-backend';
import {
  AuthorizeResult,
  isResourcePermission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { createConditionExports } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  ML_PROJECT_CHANGED_TOPIC,
  ML_PROJECT_RESOURCE_TYPE,
  MlProjectChangedEvent,
} from '@atelier/plugin-ml-platform-common';
import {
  AwsClients,
  awsClientsServiceRef,
} from '@atelier/plugin-ml-platform-node';
import {
  SignalPayload,
  signalsServiceRef,
} from '@backstage/plugin-signals-node';
import { Knex } from 'knex';
import request from 'supertest';
import mlPlatformPlugin from '..';
import {
  isProjectMember,
  mlProjectPermissionResourceRef,
} from '../permissions/rules';
import { CapturingLogger } from './CapturingLogger';

/** Groups of the people of the tests, as the catalog has them. */
const groups: Record<string, string[]> = {
  'user:default/ravi.patel': ['group:default/forecasting'],
  'user:default/lena.koch': ['group:default/forecasting'],
  'user:default/team-lead': [
    'group:default/forecasting',
    'group:default/fraud',
  ],
  'user:default/nobody': [],
};

function userEntities(): Entity[] {
  return Object.entries(groups).map(([ref, memberOf]) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: ref.split('/')[1], namespace: 'default' },
    spec: { memberOf },
    relations: memberOf.map(targetRef => ({ type: 'memberOf', targetRef })),
  }));
}

const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: mlProjectPermissionResourceRef,
  rules: { isProjectMember },
});

/** Members do everything with their ML projects; `forbidden` names permissions that nobody has. */
function membersOnly(forbidden: string[]): BackendFeature {
  return createBackendModule({
    pluginId: 'permission',
    moduleId: 'members-only',
    register(env) {
      env.registerInit({
        deps: { policy: policyExtensionPoint },
        async init({ policy }) {
          policy.setPolicy({
            async handle({ permission }, user): Promise<PolicyDecision> {
              const claims = groups[user?.info.userEntityRef ?? ''] ?? [];
              if (
                forbidden.includes(permission.name) ||
                !isResourcePermission(permission, ML_PROJECT_RESOURCE_TYPE)
              ) {
                return { result: AuthorizeResult.DENY };
              }
              return createConditionalDecision(
                permission,
                conditions.isProjectMember({ claims }),
              );
            },
          });
        },
      });
    },
  });
}

const config = {
  permission: { enabled: true },
  aws: {
    mainAccount: {
      accessKeyId: 'AKIAATELIERPORTAL001',
      secretAccessKey: 'sandbox-portal-secret-key-not-for-aws',
      region: 'eu-west-1',
    },
  },
  mlPlatform: {
    managementAccountId: '100200300401',
    sharedServicesAccountId: '100200300402',
    dataAccountId: '100200300403',
    regions: ['eu-west-1', 'eu-central-1'],
    organizationalUnits: { workloads: 'ou-atel-workload' },
    personas: [
      {
        id: 'data-scientist',
        title: 'Data scientist',
        executionRoleName: 'data-scientist',
        stages: ['dev'],
      },
    ],
  },
};

/**
 * A real token that a plugin sends on behalf of a person names the plugin, and the permission framework asks for that.
 * The mock's tokens do not say it.
 */
const httpAuthWithActors = createServiceFactory({
  service: coreServices.httpAuth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }) {
    const httpAuth = mockServices.httpAuth({ pluginId: plugin.getId() });
    const credentials = httpAuth.credentials.bind(httpAuth);
    httpAuth.credentials = async (req, options) => {
      const given = await credentials(req, options);
      if (req.headers.authorization?.includes('mock-service-token:')) {
        Object.assign(given.principal as object, {
          actor: { type: 'service', subject: 'plugin:test' },
        });
      }
      return given;
    };
    return httpAuth;
  },
});

/** The plugin with real permissions, on the AWS of `AWS_ENDPOINT_URL`. */
export async function startMlPlatform(
  options: { knex?: Knex; forbidden?: string[] } = {},
) {
  const logger = new CapturingLogger();
  const scheduler = mockServices.scheduler();
  const signals: SignalPayload[] = [];
  let clients: AwsClients | undefined;
  let publish: (event: MlProjectChangedEvent) => Promise<void> = async () => {};
  const started = await startTestBackend({
    features: [
      mlPlatformPlugin,
      permissionBackend,
      membersOnly(options.forbidden ?? []),
      httpAuthWithActors,
      permissionsServiceFactory,
      permissionsRegistryServiceFactory,
      catalogServiceMock.factory({ entities: userEntities() }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          publish: async signal => {
            signals.push(signal);
          },
        }),
      }),
      mockServices.rootConfig.factory({ data: config }),
      createServiceFactory({
        service: coreServices.rootLogger,
        deps: {},
        factory: () => logger,
      }),
      ...(options.knex
        ? [
            createServiceFactory({
              service: coreServices.database,
              deps: {},
              factory: () =>
                mockServices.database({ knex: options.knex as Knex }),
            }),
          ]
        : []),
      createBackendModule({
        pluginId: 'ml-platform',
        moduleId: 'test-access',
        register(env) {
          env.registerInit({
            deps: { aws: awsClientsServiceRef, events: eventsServiceRef },
            async init({ aws, events }) {
              clients = aws;
              publish = eventPayload =>
                events.publish({
                  topic: ML_PROJECT_CHANGED_TOPIC,
                  eventPayload,
                });
            },
          });
        },
      }),
    ],
  });
  // As the real scheduler does at start.
  for (const { id } of await scheduler.getScheduledTasks()) {
    await scheduler.triggerTask(id);
  }
  const { server } = started;
  const as = (user: string) => {
    const header = mockCredentials.user.header(`user:default/${user}`);
    return {
      get: (path: string) =>
        request(server)
          .get(`/api/ml-platform${path}`)
          .set('Authorization', header),
      post: (path: string, body?: object) =>
        request(server)
          .post(`/api/ml-platform${path}`)
          .set('Authorization', header)
          .send(body),
    };
  };
  return {
    as,
    clients: clients!,
    logger,
    /** Runs a scheduled task now. */
    run: (taskId: string) => scheduler.triggerTask(taskId),
    server,
    /** What browsers were told. */
    signals,
    stop: () => started.stop(),
    publish: (event: MlProjectChangedEvent) => publish(event),
  };
}
