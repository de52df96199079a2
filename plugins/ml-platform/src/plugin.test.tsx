import { screen } from '@testing-library/react';
import {
  createExtensionTester,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import {
  FrontendFeature,
  coreExtensionData,
} from '@backstage/frontend-plugin-api';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Entity } from '@backstage/catalog-model';
import { FakeMlPlatformApi } from '../dev/FakeMlPlatformApi';
import { projectEntity } from '../dev/entities';
import plugin, { mlPlatformApiRef, mlPlatformScaffolderModule } from './index';
import {
  accountsContent,
  mlProjectCard,
  mlProjectsPage,
  studioContent,
} from './plugin';
import { rootRouteRef } from './routes';

const mountedRoutes = {
  '/catalog/:namespace/:kind/:name': entityRouteRef,
};
const system = projectEntity('demand-forecast', 'group:default/forecasting');

function renderEntity(entity: Entity) {
  renderTestApp({
    mountedRoutes: { ...mountedRoutes, '/ml-projects': rootRouteRef },
    extensions: [
      createTestEntityPage({ entity }),
      accountsContent,
      studioContent,
      mlProjectCard,
    ],
    apis: [[mlPlatformApiRef, new FakeMlPlatformApi()]],
  });
}

describe('mlPlatformPlugin', () => {
  it('serves the ML projects at /ml-projects', async () => {
    renderTestApp({
      features: [plugin as FrontendFeature],
      mountedRoutes,
      initialRouteEntries: ['/ml-projects'],
      apis: [[mlPlatformApiRef, new FakeMlPlatformApi()]],
    });

    expect(
      await screen.findByRole('link', { name: 'demand-forecast' }),
    ).toHaveAttribute('href', '/catalog/default/system/demand-forecast');
  });

  it('serves the opening of Studio below it', async () => {
    renderTestApp({
      features: [plugin as FrontendFeature],
      mountedRoutes,
      initialRouteEntries: [
        '/ml-projects/demand-forecast/studio/dev/eu-west-1/d-abc/dana/open',
      ],
      apis: [[mlPlatformApiRef, new FakeMlPlatformApi({ state: 'loading' })]],
    });

    expect(
      await screen.findByRole('heading', { name: 'Opening Studio' }),
    ).toBeInTheDocument();
  });

  it('is in the navigation with a title and an icon', () => {
    const page = createExtensionTester(mlProjectsPage);

    expect(page.get(coreExtensionData.title)).toBe('ML projects');
    expect(page.get(coreExtensionData.icon)).toBeDefined();
  });

  it('adds the tabs and the card to the System of an ML project', async () => {
    renderEntity(system);

    expect(await screen.findByText('ML project')).toBeInTheDocument();
    expect(
      createExtensionTester(accountsContent).get(coreExtensionData.routePath),
    ).toBe('/accounts');
    expect(
      createExtensionTester(studioContent).get(coreExtensionData.routePath),
    ).toBe('/studio');
  });

  it.each([
    ['a System of another type', { ...system, spec: { type: 'service' } }],
    ['another kind', { ...system, kind: 'Component' }],
  ])('adds nothing to %s', async (_case, entity) => {
    renderEntity(entity);

    expect(screen.queryByText('ML project')).not.toBeInTheDocument();
    expect(screen.queryByText('Studio')).not.toBeInTheDocument();
  });

  it('gives the scaffolder its fields', () => {
    expect(String(mlPlatformScaffolderModule)).toContain('scaffolder');
  });
});
