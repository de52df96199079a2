import {
  mlPlatformPermissions,
  mlProjectProvisionPermission,
} from '@atelier/plugin-ml-platform-common';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  catalogLocationDeletePermission,
  catalogPermissions,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  createPermission,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { PolicyQueryUser } from '@backstage/plugin-permission-node';
import { scaffolderPermissions } from '@backstage/plugin-scaffolder-common/alpha';
import { MlPlatformPermissionPolicy } from './MlPlatformPermissionPolicy';

const dana = person('user:default/dana', 'group:default/forecasting');
const admin = person('user:default/ade', 'group:default/ml-platform');
const policy = MlPlatformPermissionPolicy.fromConfig(mockServices.rootConfig());

const known = [
  ...catalogPermissions,
  ...scaffolderPermissions,
  ...mlPlatformPermissions,
];

/** What [a signed-in user, an admin] gets. */
const expected: Record<string, [string, string]> = {
  'catalog.entity.read': ['allow', 'allow'],
  'catalog.entity.create': ['allow', 'allow'],
  'catalog.entity.refresh': ['allow', 'allow'],
  'catalog.entity.validate': ['allow', 'allow'],
  'catalog.entity.delete': ['if IS_ENTITY_OWNER', 'allow'],
  'catalog.location.read': ['allow', 'allow'],
  'catalog.location.create': ['allow', 'allow'],
  'catalog.location.analyze': ['allow', 'allow'],
  'catalog.location.delete': ['deny', 'allow'],
  'catalog.ingestion.read': ['deny', 'allow'],
  'catalog.ingestion.manage': ['deny', 'allow'],
  'scaffolder.template.parameter.read': ['allow', 'allow'],
  'scaffolder.template.step.read': ['allow', 'allow'],
  'scaffolder.action.execute': ['allow', 'allow'],
  'scaffolder.task.create': ['allow', 'allow'],
  'scaffolder.task.read': ['if IS_TASK_OWNER', 'allow'],
  'scaffolder.task.cancel': ['if IS_TASK_OWNER', 'allow'],
  'scaffolder.template.dry-run': ['deny', 'allow'],
  'scaffolder.template.management': ['deny', 'allow'],
  'ml-platform.project.read': ['allow', 'allow'],
  'ml-platform.project.refresh': [
    'if IS_PROJECT_MEMBER',
    'if IS_PROJECT_MEMBER',
  ],
  'ml-platform.project.provision': [
    'if IS_PROJECT_MEMBER',
    'if IS_PROJECT_MEMBER',
  ],
  'ml-platform.studio.open': ['if IS_PROJECT_MEMBER', 'if IS_PROJECT_MEMBER'],
  'ml-platform.pipeline.operate': [
    'if IS_PROJECT_MEMBER',
    'if IS_PROJECT_MEMBER',
  ],
  'ml-platform.pipeline.logs.read': [
    'if IS_PROJECT_MEMBER',
    'if IS_PROJECT_MEMBER',
  ],
  'ml-platform.model.approve': ['if IS_PROJECT_MEMBER', 'if IS_PROJECT_MEMBER'],
};

describe('MlPlatformPermissionPolicy', () => {
  it('has an expectation for every permission of the installed plugins', () => {
    expect(Object.keys(expected).sort()).toEqual(
      known.map(({ name }) => name).sort(),
    );
  });

  describe.each(
    known.map(permission => [permission.name, permission] as const),
  )('%s', (name, permission) => {
    it('is decided as the table says', async () => {
      const decisions = [
        summarize(await policy.handle({ permission }, dana)),
        summarize(await policy.handle({ permission }, admin)),
      ];

      expect(decisions).toEqual(expected[name]);
    });

    it('is refused to those who are not signed in', async () => {
      expect(summarize(await policy.handle({ permission }))).toBe('deny');
    });
  });

  it('compares tasks with the person, entities and ML projects with all that the person owns', async () => {
    expect(await conditionsFor('scaffolder.task.read')).toMatchObject({
      params: { createdBy: ['user:default/dana'] },
    });
    const claims = ['user:default/dana', 'group:default/forecasting'];
    expect(await conditionsFor('catalog.entity.delete')).toMatchObject({
      params: { claims },
    });
    expect(await conditionsFor('ml-platform.project.provision')).toEqual({
      rule: 'IS_PROJECT_MEMBER',
      resourceType: 'ml-project',
      params: { claims },
    });
  });

  it.each([
    ['catalog.future.read', 'read', 'allow'],
    ['catalog.future.change', 'update', 'deny'],
    ['search.future.read', 'read', 'allow'],
    ['scaffolder.task.future.read', 'read', 'deny'],
    ['ml-platform.future.read', 'read', 'deny'],
    ['vendor.thing.read', 'read', 'deny'],
    ['catalogue.thing.read', 'read', 'deny'],
    ['constructor', 'read', 'deny'],
  ] as const)(
    'decides on the unknown permission %s (%s): %s',
    async (name, action, decision) => {
      const permission = createPermission({ name, attributes: { action } });

      expect(summarize(await policy.handle({ permission }, dana))).toBe(
        decision,
      );
      expect(summarize(await policy.handle({ permission }, admin))).toBe(
        decision,
      );
      expect(summarize(await policy.handle({ permission }))).toBe('deny');
    },
  );

  it.each([
    'scaffolder.task.read',
    'catalog.entity.delete',
    mlProjectProvisionPermission.name,
  ])('refuses %s when a request gives it no resource type', async name => {
    const permission = createPermission({ name, attributes: {} });

    expect(summarize(await policy.handle({ permission }, dana))).toBe('deny');
  });

  it('takes the admin groups from the config', async () => {
    const other = MlPlatformPermissionPolicy.fromConfig(
      mockServices.rootConfig({
        data: { permission: { mlPlatform: { adminGroups: ['Forecasting'] } } },
      }),
    );
    const permission = catalogLocationDeletePermission;

    expect(summarize(await other.handle({ permission }, dana))).toBe('allow');
    expect(summarize(await other.handle({ permission }, admin))).toBe('deny');
  });

  it.each(['user:default/ade', 'a:b:c', ''])(
    'names the config key when an admin group is %p',
    value => {
      const config = mockServices.rootConfig({
        data: { permission: { mlPlatform: { adminGroups: [value] } } },
      });

      expect(() => MlPlatformPermissionPolicy.fromConfig(config)).toThrow(
        'permission.mlPlatform.adminGroups',
      );
    },
  );
});

function person(userEntityRef: string, ...groups: string[]): PolicyQueryUser {
  return {
    credentials: mockCredentials.user(userEntityRef),
    info: {
      userEntityRef,
      ownershipEntityRefs: [userEntityRef, ...groups],
    },
  };
}

async function conditionsFor(name: string) {
  const permission = known.find(candidate => candidate.name === name);
  const decision = await policy.handle(
    { permission: permission as Permission },
    dana,
  );
  return decision.result === AuthorizeResult.CONDITIONAL
    ? decision.conditions
    : undefined;
}

function summarize(decision: PolicyDecision): string {
  return decision.result === AuthorizeResult.CONDITIONAL &&
    'rule' in decision.conditions
    ? `if ${decision.conditions.rule}`
    : decision.result.toLocaleLowerCase('en-US');
}
