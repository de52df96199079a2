import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { MlProject } from '@atelier/plugin-ml-platform-common';
import { CatalogProjectMembership } from './CatalogProjectMembership';

const project: MlProject = {
  slug: 'demand-forecast',
  owner: 'group:default/forecasting',
  costCenter: 'CC-1001',
  accounts: [],
};

const user = (name: string, groups: string[]) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name, namespace: 'default' },
  spec: { memberOf: [] },
  relations: groups.map(targetRef => ({ type: 'memberOf', targetRef })),
});

describe('CatalogProjectMembership', () => {
  const membership = new CatalogProjectMembership({
    auth: mockServices.auth(),
    catalog: catalogServiceMock({
      entities: [
        user('member', ['group:default/other', 'group:default/forecasting']),
        user('stranger', ['group:default/other', 'group:acme/forecasting']),
        {
          ...user('claimant', []),
          spec: { memberOf: ['forecasting'] },
          relations: [
            { type: 'ownerOf', targetRef: 'group:default/forecasting' },
          ],
        },
      ],
    }),
  });

  it.each([
    ['user:default/member', true],
    ['user:default/stranger', false],
    ['user:default/claimant', false],
    ['user:default/nobody', false],
  ])('asks the catalog whether %s belongs: %s', async (ref, belongs) => {
    const belongsTo = await membership.membershipOf(ref);
    expect(belongsTo(project)).toBe(belongs);
  });

  it('compares the owner as the catalog writes it', async () => {
    const belongsTo = await membership.membershipOf('user:default/member');
    expect(belongsTo({ ...project, owner: 'Group:default/Forecasting' })).toBe(
      true,
    );
  });

  it('refuses, and says whom to ask', async () => {
    await expect(
      membership.assertMember('user:default/stranger', project),
    ).rejects.toThrow(
      expect.objectContaining({
        name: 'NotAllowedError',
        message: expect.stringContaining(
          "You do not belong to group:default/forecasting, which owns the ML project 'demand-forecast'",
        ),
      }),
    );
    await expect(
      membership.assertMember('user:default/member', project),
    ).resolves.toBeUndefined();
  });
});
