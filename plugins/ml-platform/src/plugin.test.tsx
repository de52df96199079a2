import { screen } from '@testing-library/react';
import {
  createExtensionTester,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import {
  coreExtensionData,
  ExtensionDefinition,
} from '@backstage/frontend-plugin-api';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Entity } from '@backstage/catalog-model';
import { FakeMlPlatformApi } from '../dev/FakeMlPlatformApi';
import { projectEntity } from '../dev/entities';
import plugin, { mlPlatformApiRef } from './index';
import {
  accountsContent,
  costsContent,
  mlProjectCard,
  mlProjectsPage,
  modelsContent,
  pipelinesContent,
  studioContent,
} from './plugin';
import { rootRouteRef } from './routes';

const system = projectEntity('demand-forecast', 'group:default/forecasting');

function renderPlugin(path: string, api = new FakeMlPlatformApi()) {
  renderTestApp({
    features: [plugin],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: [path],
    apis: [[mlPlatformApiRef, api]],
  });
}

function renderEntity(entity: Entity, extensions: ExtensionDefinition[]) {
  renderTestApp({
    mountedRoutes: { '/ml-projects': rootRouteRef },
    extensions: [createTestEntityPage({ entity }), ...extensions],
    apis: [[mlPlatformApiRef, new FakeMlPlatformApi()]],
  });
}

describe('mlPlatformPlugin', () => {
  it('serves the ML projects at /ml-projects', async () => {
    renderPlugin('/ml-projects');

    expect(
      await screen.findByRole('link', { name: 'demand-forecast' }),
    ).toHaveAttribute('href', '/catalog/default/system/demand-forecast');
  });

  it('serves the opening of Studio below it', async () => {
    renderPlugin(
      '/ml-projects/demand-forecast/studio/dev/eu-west-1/d-abc/dana/open',
      new FakeMlPlatformApi({ state: 'loading' }),
    );

    expect(
      await screen.findByRole('heading', { name: 'Opening Studio' }),
    ).toBeInTheDocument();
  });

  it('says so where it has no page', async () => {
    renderPlugin('/ml-projects/demand-forecast');

    expect(await screen.findByText(/Page not found/)).toBeInTheDocument();
  });

  it('is in the navigation with a title and an icon', () => {
    const page = createExtensionTester(mlProjectsPage);

    expect(page.get(coreExtensionData.title)).toBe('ML projects');
    expect(page.get(coreExtensionData.icon)).toBeDefined();
  });

  it('adds a card to the System of an ML project', async () => {
    renderEntity(system, [mlProjectCard]);

    expect(await screen.findByText('ML project')).toBeInTheDocument();
  });

  it('adds the tab /accounts', async () => {
    renderEntity(system, [accountsContent]);

    const tab = createExtensionTester(accountsContent);
    expect(tab.get(coreExtensionData.routePath)).toBe('/accounts');
    expect(
      await screen.findByRole('table', { name: 'Accounts' }),
    ).toBeInTheDocument();
  });

  it('adds the tab /studio', async () => {
    renderEntity(system, [studioContent]);

    const tab = createExtensionTester(studioContent);
    expect(tab.get(coreExtensionData.routePath)).toBe('/studio');
    expect(
      await screen.findByRole('region', {
        name: 'Studio domain demand-forecast',
      }),
    ).toBeInTheDocument();
  });

  it.each<[string, ExtensionDefinition, string, string]>([
    ['/pipelines', pipelinesContent, 'region', 'Pipelines in Dev, eu-west-1'],
    ['/models', modelsContent, 'region', 'Model demand-forecast'],
    ['/costs', costsContent, 'table', 'Costs by service'],
  ])('adds the tab %s', async (path, content, role, name) => {
    renderEntity(system, [content]);

    expect(
      createExtensionTester(content).get(coreExtensionData.routePath),
    ).toBe(path);
    expect(await screen.findByRole(role, { name })).toBeInTheDocument();
  });

  it.each([
    ['a System of another type', { ...system, spec: { type: 'service' } }],
    ['another kind', { ...system, kind: 'Component' }],
  ])('adds nothing to %s', async (_case, entity) => {
    renderEntity(entity, [
      mlProjectCard,
      accountsContent,
      studioContent,
      pipelinesContent,
      modelsContent,
      costsContent,
    ]);

    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
  });
});
