import {
  AuditorService,
  AuditorServiceCreateEventOptions,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import express from 'express';
import { audited } from './audit';
import { addModelRoutes } from './routes/modelRoutes';
import { addPipelineRoutes } from './routes/pipelineRoutes';
import { addProjectRoutes } from './routes/projectRoutes';
import { addStudioRoutes } from './routes/studioRoutes';
import { createOpenApiRouter } from './schema/openapi';
import { Services } from './services/createServices';
import { UserCredentials } from './services/ProjectAccess';

export interface RouterOptions extends Services {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
}

/** What the routes of every part are made with. */
export interface RouteContext extends Services {
  router: ApiRouter;
  /** Does the task for the person who asks, within an audit event. Others than people are refused. */
  asUser<T>(
    request: AuditedRequest,
    event: Omit<AuditorServiceCreateEventOptions, 'request'>,
    task: (credentials: UserCredentials) => Promise<T>,
  ): Promise<T>;
}

type ApiRouter = Awaited<ReturnType<typeof createOpenApiRouter>>;
type AuditedRequest = NonNullable<AuditorServiceCreateEventOptions['request']>;

/** The REST API. Who may do what is decided in the services; here every act and refusal is audited. */
export async function createRouter(
  options: RouterOptions,
): Promise<express.Router> {
  const { auditor, httpAuth, inventory, ...services } = options;
  const router = await createOpenApiRouter();
  const context: RouteContext = {
    ...services,
    inventory,
    router,
    async asUser(request, event, task) {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      return audited(auditor, { ...event, request }, () => task(credentials));
    },
  };
  addProjectRoutes(context);
  addStudioRoutes(context);
  addPipelineRoutes(context);
  addModelRoutes(context);

  router.get('/inventory', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['service'] });
    res.json(await inventory.get());
  });

  return router;
}
