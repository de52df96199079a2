import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Route, Routes, useLocation } from 'react-router-dom';
import { MlPlatformApi } from '@atelier/plugin-ml-platform-common';
import { projectEntity } from '../../../../dev/entities';
import { mlPlatformApiRef } from '../../../api';
import { createFromTemplateRouteRef } from '../../../routes';
import { PipelinesContent } from '../PipelinesContent';

export const tab = '/catalog/default/system/demand-forecast/pipelines';
export const trainPage = `${tab}/dev/eu-west-1/demand-forecast-train`;
export const failedPage = `${trainPage}/executions/k2f8s0d91msa`;

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="Address">{`${pathname}${search}`}</output>;
}

/**
 * Renders the tab as an entity page does, for a person who may do all but what is denied.
 * Permissions are remembered by ML project: what is denied needs a slug of its own.
 */
export function renderTab(
  api: MlPlatformApi,
  options: {
    path?: string;
    slug?: string;
    denied?: string[];
    /** Why the permission backend does not answer. */
    unanswered?: Error;
  } = {},
) {
  const { path = tab, slug = 'demand-forecast', denied = [] } = options;
  renderInTestApp(
    <>
      <Routes>
        <Route
          path="/catalog/:namespace/:kind/:name/pipelines/*"
          element={
            <EntityProvider
              entity={projectEntity(slug, 'group:default/forecasting')}
            >
              <PipelinesContent />
            </EntityProvider>
          }
        />
      </Routes>
      <Address />
    </>,
    {
      apis: [
        [mlPlatformApiRef, api],
        mockApis.permission({
          authorize: ({ permission }) => {
            if (options.unanswered) {
              throw options.unanswered;
            }
            return denied.includes(permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW;
          },
        }),
      ],
      initialRouteEntries: [path],
      mountPath: '/*',
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/create/templates/:namespace/:templateName':
          createFromTemplateRouteRef,
      },
    },
  );
}
