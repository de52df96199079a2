import { screen } from '@testing-library/react';
import { Entity } from '@backstage/catalog-model';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { FlatRoutes } from '@backstage/core-app-api';
import { Route } from 'react-router-dom';
import { projectEntity } from '../dev/entities';
import { FakeMlPlatformApi } from '../dev/FakeMlPlatformApi';
import {
  EntityMlAccountsContent,
  EntityMlCostsContent,
  EntityMlModelsContent,
  EntityMlPipelinesContent,
  EntityMlProjectCard,
  EntityMlStudioContent,
  isMlProject,
  mlPlatformApiRef,
  mlPlatformPlugin,
  MlProjectsPage,
} from './legacy';
import { createFromTemplateRouteRef, rootRouteRef } from './routes';

const entity = projectEntity('demand-forecast', 'group:default/forecasting');

async function render(element: JSX.Element, path = '/') {
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [mlPlatformApiRef, new FakeMlPlatformApi()],
        [permissionApiRef, mockApis.permission()],
      ]}
    >
      <EntityProvider entity={entity}>{element}</EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/create/templates/:namespace/:templateName':
          createFromTemplateRouteRef,
      },
    },
  );
}

describe('the plugin on the old frontend system', () => {
  it('shows the ML projects under a header', async () => {
    await render(
      <FlatRoutes>
        <Route path="/ml-projects" element={<MlProjectsPage />} />
      </FlatRoutes>,
      '/ml-projects',
    );

    expect(
      await screen.findByRole('heading', { name: 'ML projects' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: 'card-fraud' }),
    ).toBeInTheDocument();
  });

  it('shows the tabs and the card', async () => {
    await render(
      <FlatRoutes>
        <Route path="/ml-projects" element={<MlProjectsPage />} />
        <Route
          path="/"
          element={
            <>
              <EntityMlAccountsContent />
              <EntityMlStudioContent />
              <EntityMlProjectCard />
            </>
          }
        />
      </FlatRoutes>,
    );

    expect(
      await screen.findByRole('table', { name: 'Accounts' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: /^Open Studio as/ }),
    ).toHaveAttribute(
      'href',
      '/ml-projects/demand-forecast/studio/dev/eu-west-1/d-abcdefghijkl/data-scientist/open',
    );
    expect(await screen.findByText('Cost centre')).toBeInTheDocument();
  });

  it('shows the tabs Pipelines, Models and Costs', async () => {
    await render(
      <FlatRoutes>
        <Route path="/ml-projects" element={<MlProjectsPage />} />
        <Route
          path="/"
          element={
            <>
              <EntityMlPipelinesContent />
              <EntityMlModelsContent />
              <EntityMlCostsContent />
            </>
          }
        />
      </FlatRoutes>,
    );

    expect(
      await screen.findByRole('link', { name: 'demand-forecast-train' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/system/demand-forecast/pipelines/dev/eu-west-1/demand-forecast-train',
    );
    expect(
      await screen.findByRole('table', { name: 'Versions of demand-forecast' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('table', { name: 'Costs by service' }),
    ).toBeInTheDocument();
  });

  it('brings its client and routes', () => {
    expect([...mlPlatformPlugin.getApis()].map(it => it.api.id)).toEqual([
      'plugin.ml-platform.client',
    ]);
    expect(mlPlatformPlugin.routes.root).toBe(rootRouteRef);
  });
});

describe('isMlProject', () => {
  it.each<[boolean, Entity]>([
    [true, entity],
    [false, { ...entity, kind: 'Component' }],
    [false, { ...entity, spec: { type: 'service' } }],
    [false, { ...entity, spec: undefined }],
  ])('is %s for %j', (expected, it) => {
    expect(isMlProject(it)).toBe(expected);
  });
});
