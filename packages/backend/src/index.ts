import { createBackend } from '@backstage/backend-defaults';
import { catalogPluginGitlabFillerProcessorModule } from '@immobiliarelabs/backstage-plugin-gitlab-backend';
import { gitlabPlugin } from './gitlab';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-oidc-provider'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@atelier/plugin-permission-backend-module-ml-platform'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@atelier/plugin-catalog-backend-module-ml-platform'));

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-workspace-database'),
);
backend.add(import('@backstage/plugin-scaffolder-backend-module-gitlab'));
backend.add(import('@atelier/plugin-scaffolder-backend-module-ml-platform'));

backend.add(gitlabPlugin);
backend.add(catalogPluginGitlabFillerProcessorModule);

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('@atelier/plugin-ml-platform-backend'));

backend.start();
