import { Header, Page } from '@backstage/core-components';
import { MlPlatformRouter } from './MlPlatformRouter';

/** The pages with the header that the new frontend system brings along and the old one does not. */
export function LegacyMlProjectsPage() {
  return (
    <Page themeId="tool">
      <Header title="ML projects" />
      <MlPlatformRouter />
    </Page>
  );
}
