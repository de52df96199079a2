import type { RouteContext } from '../router';

/** SageMaker Studio. */
export function addStudioRoutes(context: RouteContext): void {
  const { asUser, router, studio } = context;

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
}
