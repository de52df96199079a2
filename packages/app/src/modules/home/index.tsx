import {
  PageBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { Navigate } from 'react-router-dom';

const rootPage = PageBlueprint.make({
  name: 'root',
  params: {
    path: '/',
    loader: async () => <Navigate to="/ml-projects" replace />,
  },
});

export const homeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [rootPage],
});
