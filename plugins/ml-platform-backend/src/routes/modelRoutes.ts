import type { RouteContext } from '../router';

const approvalPath =
  '/projects/:slug/models/:accountId/:region/:group/:version/approval';

/** Models and where they serve. */
export function addModelRoutes(context: RouteContext): void {
  const { asUser, models, router } = context;

  router.get('/projects/:slug/models', async (req, res) => {
    const { slug } = req.params;
    const event = {
      eventId: 'project-fetch',
      meta: { queryType: 'models', project: slug },
    };
    res.json(
      await asUser(req, event, credentials => models.list(slug, credentials)),
    );
  });

  router.post(approvalPath, async (req, res) => {
    const { slug, accountId, region, group, version } = req.params;
    const ref = { accountId, region, group, version: Number(version) };
    const event = {
      eventId: 'model-approval',
      severityLevel: 'medium',
      meta: { project: slug, ...ref, approval: req.body.approval },
    } as const;
    await asUser(req, event, credentials =>
      models.approve(slug, ref, req.body, credentials),
    );
    res.status(204).send();
  });

  router.get('/projects/:slug/endpoints', async (req, res) => {
    const { slug } = req.params;
    const event = {
      eventId: 'project-fetch',
      meta: { queryType: 'endpoints', project: slug },
    };
    res.json(
      await asUser(req, event, credentials =>
        models.endpoints(slug, credentials),
      ),
    );
  });
}
