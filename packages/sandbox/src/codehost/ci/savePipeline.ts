import type { CodeHostEnv } from '../CodeHostEnv';
import { nextNumber } from '../Family';
import { projects, type Project } from '../projects';
import type { PipelineRequest, Plan } from './createPipeline';
import { jobs, pipelines, type Pipeline } from './documents';
import { progress } from './jobStates';

/** Keeps a new pipeline with its jobs, and lets the first ones go. */
export function savePipeline(
  env: CodeHostEnv,
  project: Project,
  request: PipelineRequest,
  { plan, yamlErrors }: { plan?: Plan; yamlErrors: string | null },
  alongside: () => void,
): Pipeline {
  const { store, clock } = env;
  const { skip, ...facts } = request;
  const now = clock.now().toISOString();
  const isSkipped = skip && plan !== undefined;
  const pipeline = store.transaction(() => {
    const created = pipelines.create(store, project.id, {
      ...facts,
      iid: nextNumber(store, `pipeline.${project.id}`),
      projectId: project.id,
      name: plan?.name ?? null,
      status: plan ? 'created' : 'failed',
      globalVariables: plan?.globalVariables ?? [],
      yamlErrors,
      jobIds: [],
      createdAt: now,
      updatedAt: now,
      startedAt: null,
      finishedAt: plan && !isSkipped ? null : now,
    });
    const made = isSkipped ? [] : plan?.jobs ?? [];
    const jobIds = made.map(
      ({ config, ...job }) =>
        jobs.create(store, project.id, {
          ...job,
          config,
          name: config.name,
          stage: config.stage,
          projectId: project.id,
          pipelineId: created.id,
          status: 'created',
          retried: false,
          autoRetries: 0,
          userId: request.userId,
          played: false,
          failureReason: null,
          exitCode: null,
          hasArtifacts: false,
          dotenv: [],
          createdAt: now,
          queuedAt: null,
          startedAt: null,
          finishedAt: null,
        }).id,
    );
    const saved: Pipeline = {
      ...created,
      jobIds,
      status: isSkipped ? 'skipped' : created.status,
    };
    pipelines.put(store, project.id, saved);
    projects.update(store, project.id, { lastActivityAt: now });
    alongside();
    progress(env, project.id, saved.id);
    return saved;
  });
  return pipelines.get(store, project.id, pipeline.id) ?? pipeline;
}
