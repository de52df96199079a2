/**
 * ML projects with their accounts, SageMaker Studio, pipelines, models and costs, and the scaffolder's fields, for the old frontend system.
 *
 * @packageDocumentation
 */

import { JSX } from 'react';
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { MlPlatformClient } from '@atelier/plugin-ml-platform-common';
import { mlPlatformApiRef } from './api';
import {
  MlProjectPicker,
  mlProjectPickerSchema,
  validateMlProject,
} from './fields/MlProjectPicker';
import {
  PersonaPicker,
  personaPickerSchema,
  validatePersona,
} from './fields/PersonaPicker';
import {
  StagePicker,
  stagePickerSchema,
  validateStage,
} from './fields/StagePicker';
import {
  createFromTemplateRouteRef,
  openStudioRouteRef,
  rootRouteRef,
} from './routes';

export { mlPlatformApiRef } from './api';
export { isMlProject } from './projectEntity';

/**
 * The plugin for portals on the old frontend system.
 *
 * @public
 */
export const mlPlatformPlugin = createPlugin({
  id: 'ml-platform',
  apis: [
    createApiFactory({
      api: mlPlatformApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new MlPlatformClient(deps),
    }),
  ],
  routes: { root: rootRouteRef, openStudio: openStudioRouteRef },
  externalRoutes: { createFromTemplate: createFromTemplateRouteRef },
});

/** The ML projects page; its route is `/ml-projects`. @public */
export const MlProjectsPage: () => JSX.Element = mlPlatformPlugin.provide(
  createRoutableExtension({
    name: 'MlProjectsPage',
    component: () =>
      import('./components/LegacyMlProjectsPage').then(
        m => m.LegacyMlProjectsPage,
      ),
    mountPoint: rootRouteRef,
  }),
);

/** The Accounts tab of an ML project's entity page; its path is `/accounts`. @public */
export const EntityMlAccountsContent: () => JSX.Element =
  mlPlatformPlugin.provide(
    createComponentExtension({
      name: 'EntityMlAccountsContent',
      component: {
        lazy: () =>
          import('./components/AccountsContent').then(m => m.AccountsContent),
      },
    }),
  );

/** The Studio tab of an ML project's entity page; its path is `/studio`. @public */
export const EntityMlStudioContent: () => JSX.Element =
  mlPlatformPlugin.provide(
    createComponentExtension({
      name: 'EntityMlStudioContent',
      component: {
        lazy: () =>
          import('./components/StudioContent').then(m => m.StudioContent),
      },
    }),
  );

/** The Pipelines tab of an ML project's entity page; its path is `/pipelines`. @public */
export const EntityMlPipelinesContent: () => JSX.Element =
  mlPlatformPlugin.provide(
    createComponentExtension({
      name: 'EntityMlPipelinesContent',
      component: {
        lazy: () =>
          import('./components/PipelinesContent').then(m => m.PipelinesContent),
      },
    }),
  );

/** The Models tab of an ML project's entity page; its path is `/models`. @public */
export const EntityMlModelsContent: () => JSX.Element =
  mlPlatformPlugin.provide(
    createComponentExtension({
      name: 'EntityMlModelsContent',
      component: {
        lazy: () =>
          import('./components/ModelsContent').then(m => m.ModelsContent),
      },
    }),
  );

/** The Costs tab of an ML project's entity page; its path is `/costs`. @public */
export const EntityMlCostsContent: () => JSX.Element = mlPlatformPlugin.provide(
  createComponentExtension({
    name: 'EntityMlCostsContent',
    component: {
      lazy: () => import('./components/CostsContent').then(m => m.CostsContent),
    },
  }),
);

/** The card of an ML project's overview. @public */
export const EntityMlProjectCard: () => JSX.Element = mlPlatformPlugin.provide(
  createComponentExtension({
    name: 'EntityMlProjectCard',
    component: {
      lazy: () =>
        import('./components/MlProjectCard').then(m => m.MlProjectCard),
    },
  }),
);

/** The scaffolder field `MlProjectPicker`. @public */
export const MlProjectPickerFieldExtension = mlPlatformPlugin.provide(
  createScaffolderFieldExtension({
    name: 'MlProjectPicker',
    component: MlProjectPicker,
    validation: validateMlProject,
    schema: mlProjectPickerSchema.schema,
  }),
);

/** The scaffolder field `StagePicker`. @public */
export const StagePickerFieldExtension = mlPlatformPlugin.provide(
  createScaffolderFieldExtension({
    name: 'StagePicker',
    component: StagePicker,
    validation: validateStage,
    schema: stagePickerSchema.schema,
  }),
);

/** The scaffolder field `PersonaPicker`. @public */
export const PersonaPickerFieldExtension = mlPlatformPlugin.provide(
  createScaffolderFieldExtension({
    name: 'PersonaPicker',
    component: PersonaPicker,
    validation: validatePersona,
    schema: personaPickerSchema.schema,
  }),
);
