import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { createRouter } from '@immobiliarelabs/backstage-plugin-gitlab-backend';
import { hostsWithoutPorts } from './gitlabHosts';
import { isTabRequest } from './gitlabRequests';

/**
 * The backend of the GitLab plugin, around upstream's own router, which by itself
 * cannot start for a host with a port, hands the browser's cookies on to the code host,
 * and lets everybody read with the portal's token whatever that token may read.
 */
export const gitlabPlugin = createBackendPlugin({
  pluginId: 'gitlab',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        http: coreServices.httpRouter,
        httpAuth: coreServices.httpAuth,
        logger: coreServices.logger,
      },
      async init({ config, http, httpAuth, logger }) {
        const hosts = hostsWithoutPorts(config);

        http.use(async (req, res, next) => {
          await httpAuth.credentials(req, { allow: ['user'] });
          if (!isTabRequest(req.method, req.path)) {
            res.status(403).json({
              error: {
                name: 'NotAllowedError',
                message:
                  'The portal reads only what the CI tab shows from the code host. Open the project there to see more.',
              },
            });
            return;
          }
          delete req.headers.cookie;
          // The proxy takes the original URL.
          req.originalUrl = hosts.rename(req.originalUrl);
          req.url = hosts.rename(req.url);
          next();
        });
        http.use(await createRouter({ logger, config: hosts.config }));
      },
    });
  },
});
