import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/** The ML projects page. */
export const rootRouteRef = createRouteRef({ id: 'ml-platform' });

/** The page that opens Studio with one's own profile. */
export const openStudioRouteRef = createSubRouteRef({
  id: 'ml-platform/open-studio',
  parent: rootRouteRef,
  path: '/:slug/studio/:stage/:region/:domainId/:profileName/open',
});

/** The form of a golden path. */
export const createFromTemplateRouteRef = createExternalRouteRef({
  id: 'create-from-template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});
