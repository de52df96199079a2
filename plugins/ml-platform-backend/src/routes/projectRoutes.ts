import type { RouteContext } from '../router';
import { TooManyRequestsError } from '../services/RefreshService';

/** ML projects, their accounts and costs, and what forms offer. */
export function addProjectRoutes(context: RouteContext): void {
  const { asUser, costs, personas, projects, refreshes, router } = context;

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

  router.get('/projects/:slug/costs', async (req, res) => {
    const { slug } = req.params;
    const event = {
      eventId: 'project-fetch',
      meta: { queryType: 'costs', project: slug },
    };
    res.json(
      await asUser(req, event, credentials =>
        costs.get(slug, req.query, credentials),
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
}
