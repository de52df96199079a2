import type { RouteContext } from '../router';

const executionsPath =
  '/projects/:slug/pipelines/:stage/:region/:pipeline/executions';

/** Pipelines and their executions. */
export function addPipelineRoutes(context: RouteContext): void {
  const { asUser, pipelineOperations, pipelines, router } = context;

  router.get('/projects/:slug/pipelines', async (req, res) => {
    const { slug } = req.params;
    const event = {
      eventId: 'project-fetch',
      meta: { queryType: 'pipelines', project: slug },
    };
    res.json(
      await asUser(req, event, credentials =>
        pipelines.list(slug, credentials),
      ),
    );
  });

  router.get(executionsPath, async (req, res) => {
    const { slug, ...ref } = req.params;
    const event = {
      eventId: 'project-fetch',
      meta: { queryType: 'pipeline-executions', project: slug, ...ref },
    };
    res.json(
      await asUser(req, event, credentials =>
        pipelines.executions(slug, ref, req.query, credentials),
      ),
    );
  });

  router.post(executionsPath, async (req, res) => {
    const { slug, ...ref } = req.params;
    const event = {
      eventId: 'pipeline-start',
      severityLevel: 'medium',
      meta: { project: slug, ...ref },
    } as const;
    res.json(
      await asUser(req, event, credentials =>
        pipelineOperations.start(slug, ref, req.body, credentials),
      ),
    );
  });

  router.get(`${executionsPath}/:execution`, async (req, res) => {
    const { slug, ...ref } = req.params;
    const event = {
      eventId: 'project-fetch',
      meta: { queryType: 'pipeline-execution', project: slug, ...ref },
    };
    res.json(
      await asUser(req, event, credentials =>
        pipelines.execution(slug, ref, credentials),
      ),
    );
  });

  router.post(`${executionsPath}/:execution/stop`, async (req, res) => {
    const { slug, ...ref } = req.params;
    const event = {
      eventId: 'pipeline-stop',
      severityLevel: 'medium',
      meta: { project: slug, ...ref },
    } as const;
    await asUser(req, event, credentials =>
      pipelineOperations.stop(slug, ref, credentials),
    );
    res.status(204).send();
  });

  router.post(`${executionsPath}/:execution/retry`, async (req, res) => {
    const { slug, ...ref } = req.params;
    const event = {
      eventId: 'pipeline-retry',
      severityLevel: 'medium',
      meta: { project: slug, ...ref },
    } as const;
    await asUser(req, event, credentials =>
      pipelineOperations.retry(slug, ref, credentials),
    );
    res.status(204).send();
  });

  router.get(
    `${executionsPath}/:execution/steps/:step/logs`,
    async (req, res) => {
      const { slug, step, ...ref } = req.params;
      const event = {
        eventId: 'pipeline-logs-fetch',
        severityLevel: 'medium',
        meta: { project: slug, ...ref, step },
      } as const;
      res.setHeader('Cache-Control', 'no-store');
      res.json(
        await asUser(req, event, credentials =>
          pipelineOperations.logs(slug, ref, step, credentials),
        ),
      );
    },
  );
}
