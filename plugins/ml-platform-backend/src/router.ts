import {
  AuditorService,
  AuditorServiceCreateEventOptions,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { Persona } from '@atelier/plugin-ml-platform-common';
import express from 'express';
import { audited } from './audit';
import { createOpenApiRouter } from './schema/openapi';
import { UserCredentials } from './services/ProjectAccess';
import { ProjectService } from './services/ProjectService';
import {
  RefreshService,
  TooManyRequestsError,
} from './services/RefreshService';
import { StudioService } from './services/StudioService';

export interface RouterOptions {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  personas: Persona[];
  projects: ProjectService;
  refreshes: RefreshService;
  studio: StudioService;
}

/** The REST API. Who may do what is decided in the services; here every act and refusal is audited. */
export async function createRouter(
  options: RouterOptions,
): Promise<express.Router> {
  const { auditor, httpAuth, personas, projects, refreshes, studio } = options;

  async function asUser<T>(
    request: NonNullable<AuditorServiceCreateEventOptions['request']>,
    event: Omit<AuditorServiceCreateEventOptions, 'request'>,
    task: (credentials: UserCredentials) => Promise<T>,
  ): Promise<T> {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    return audited(auditor, { ...event, request }, () => task(credentials));
  }

  const router = await createOpenApiRouter();

  router.get('/projects', async (req, res) => {
    const event = { eventId: 'project-fetch', meta: { queryType: 'list' } };
    res.json(
      await asUser(req, event, credentials =>
        projects.list(req.query, credentials),
      ),
    );
  });

  router.get('/projects/:slug', async (req, res) => {
    const { slug } = req.params;
    const event = {
      eventId: 'project-fetch',
      meta: { queryType: 'by-slug', project: slug },
    };
    res.json(
      await asUser(req, event, credentials => projects.get(slug, credentials)),
    );
  });

  router.get('/projects/:slug/accounts', async (req, res) => {
    const { slug } = req.params;
    const event = {
      eventId: 'project-fetch',
      meta: { queryType: 'accounts', project: slug },
    };
    res.json(
      await asUser(req, event, credentials =>
        projects.accounts(slug, credentials),
      ),
    );
  });

  router.get('/projects/:slug/studio', async (req, res) => {
    const { slug } = req.params;
    const event = {
      eventId: 'project-fetch',
      meta: { queryType: 'studio', project: slug },
    };
    res.json(
      await asUser(req, event, credentials => studio.list(slug, credentials)),
    );
  });

  router.post('/projects/:slug/studio/open', async (req, res) => {
    const { slug } = req.params;
    const event = {
      eventId: 'studio-open',
      severityLevel: 'medium',
      meta: { project: slug, ...req.body },
    } as const;
    res.setHeader('Cache-Control', 'no-store');
    res.json(
      await asUser(req, event, credentials =>
        studio.open(slug, req.body, credentials),
      ),
    );
  });

  router.post('/projects/:slug/refresh', async (req, res) => {
    const { slug } = req.params;
    const event = {
      eventId: 'project-refresh',
      severityLevel: 'medium',
      meta: { project: slug },
    } as const;
    try {
      await asUser(req, event, credentials =>
        refreshes.refresh(slug, credentials),
      );
    } catch (error) {
      if (error instanceof TooManyRequestsError) {
        res.setHeader('Retry-After', error.retryAfterSeconds);
      }
      throw error;
    }
    res.status(204).send();
  });

  router.get('/choices/projects', async (req, res) => {
    const event = { eventId: 'project-fetch', meta: { queryType: 'choices' } };
    res.json(
      await asUser(req, event, credentials => projects.choices(credentials)),
    );
  });

  router.get('/choices/personas', async (req, res) => {
    const event = { eventId: 'persona-fetch', meta: { queryType: 'all' } };
    res.json(await asUser(req, event, async () => ({ items: personas })));
  });

  return router;
}
