import { Route, Routes } from 'react-router-dom';
import { ErrorPage } from '@backstage/core-components';
import { openStudioRouteRef } from '../routes';
import { MlProjectsPage } from './MlProjectsPage';
import { OpenStudioPage } from './OpenStudioPage';

/** The pages of the plugin, below `/ml-projects`. */
export function MlPlatformRouter() {
  return (
    <Routes>
      <Route path="/" element={<MlProjectsPage />} />
      <Route path={openStudioRouteRef.path} element={<OpenStudioPage />} />
      <Route
        path="*"
        element={<ErrorPage status="404" statusMessage="Page not found" />}
      />
    </Routes>
  );
}
