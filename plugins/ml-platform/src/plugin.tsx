import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import ProjectsIcon from '@material-ui/icons/AccountTree';
import {
  MlPlatformClient,
  ML_PROJECT_TYPE,
} from '@atelier/plugin-ml-platform-common';
import { mlPlatformApiRef } from './api';
import {
  createFromTemplateRouteRef,
  openStudioRouteRef,
  rootRouteRef,
} from './routes';

const mlProjectFilter = { kind: 'System', 'spec.type': ML_PROJECT_TYPE };

export const mlPlatformApi = ApiBlueprint.make({
  params: define =>
    define({
      api: mlPlatformApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new MlPlatformClient(deps),
    }),
});

export const mlProjectsPage = PageBlueprint.make({
  params: {
    path: '/ml-projects',
    title: 'ML projects',
    icon: <ProjectsIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
    loader: () =>
      import('./components/MlPlatformRouter').then(m => <m.MlPlatformRouter />),
  },
});

export const accountsContent = EntityContentBlueprint.make({
  name: 'accounts',
  params: {
    path: '/accounts',
    title: 'Accounts',
    filter: mlProjectFilter,
    loader: () =>
      import('./components/AccountsContent').then(m => <m.AccountsContent />),
  },
});

export const studioContent = EntityContentBlueprint.make({
  name: 'studio',
  params: {
    path: '/studio',
    title: 'Studio',
    filter: mlProjectFilter,
    loader: () =>
      import('./components/StudioContent').then(m => <m.StudioContent />),
  },
});

export const pipelinesContent = EntityContentBlueprint.make({
  name: 'pipelines',
  params: {
    path: '/pipelines',
    title: 'Pipelines',
    filter: mlProjectFilter,
    loader: () =>
      import('./components/PipelinesContent').then(m => <m.PipelinesContent />),
  },
});

export const modelsContent = EntityContentBlueprint.make({
  name: 'models',
  params: {
    path: '/models',
    title: 'Models',
    filter: mlProjectFilter,
    loader: () =>
      import('./components/ModelsContent').then(m => <m.ModelsContent />),
  },
});

export const costsContent = EntityContentBlueprint.make({
  name: 'costs',
  params: {
    path: '/costs',
    title: 'Costs',
    filter: mlProjectFilter,
    loader: () =>
      import('./components/CostsContent').then(m => <m.CostsContent />),
  },
});

export const mlProjectCard = EntityCardBlueprint.make({
  name: 'ml-project',
  params: {
    type: 'info',
    filter: mlProjectFilter,
    loader: () =>
      import('./components/MlProjectCard').then(m => <m.MlProjectCard />),
  },
});

/**
 * ML projects with their accounts, SageMaker Studio, pipelines, models and costs, for the new frontend system.
 *
 * @public
 */
export const mlPlatformPlugin = createFrontendPlugin({
  pluginId: 'ml-platform',
  title: 'ML projects',
  icon: <ProjectsIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, openStudio: openStudioRouteRef },
  externalRoutes: { createFromTemplate: createFromTemplateRouteRef },
  extensions: [
    mlPlatformApi,
    mlProjectsPage,
    accountsContent,
    studioContent,
    pipelinesContent,
    modelsContent,
    costsContent,
    mlProjectCard,
  ],
});
