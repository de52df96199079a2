import { createApp } from '@backstage/frontend-defaults';
import mlPlatformPlugin, {
  mlPlatformScaffolderModule,
} from '@atelier/plugin-ml-platform';
import { authModule } from './modules/auth';
import { homeModule } from './modules/home';
import { navModule } from './modules/nav';

export default createApp({
  features: [
    mlPlatformPlugin,
    mlPlatformScaffolderModule,
    authModule,
    homeModule,
    navModule,
  ],
});
