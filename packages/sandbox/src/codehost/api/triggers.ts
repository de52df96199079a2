import { randomBytes } from 'node:crypto';
import { projects, triggers, type Trigger } from '../projects';
import { findUser } from '../users';
import { notFound } from './ApiError';
import { findProject } from './findProject';
import { paginate } from './paginate';
import { checkVariables, startPipeline } from './pipelines';
import { routes, type Answer, type ApiRequest } from './Route';
import { presentUser } from './users';

/** Tokens that start pipelines. */
export const triggerRoutes = routes({
  'GET projects/:id/triggers': request => {
    const { env } = request;
    const project = findProject(request);
    const all = triggers.list(env.store, project.id);
    return paginate(request, all, trigger => present(request, trigger));
  },

  'GET projects/:id/triggers/:trigger': request => ({
    status: 200,
    body: present(request, findTrigger(request)),
  }),

  'POST projects/:id/triggers': request => {
    const { env, input, caller } = request;
    const project = findProject(request);
    const trigger = triggers.create(env.store, project.id, {
      token: `glptt-${randomBytes(20).toString('hex')}`,
      description: input.required('description'),
      ownerId: caller.id,
      createdAt: env.clock.now().toISOString(),
      lastUsed: null,
    });
    return { status: 201, body: present(request, trigger) };
  },

  'DELETE projects/:id/triggers/:trigger': request => {
    const { id } = findTrigger(request);
    triggers.delete(request.env.store, findProject(request).id, id);
    return { status: 204 };
  },
});

/** Starts of pipelines by such a token, without a personal one. */
export const triggeredRoutes = routes(
  {
    'POST projects/:id/trigger/pipeline': startTriggered,
    'POST projects/:id/ref/:ref/trigger/pipeline': startTriggered,
  },
  { open: true },
);

async function startTriggered(request: ApiRequest): Promise<Answer> {
  const { env, input, params } = request;
  const token = input.required('token');
  const project = projects.find(env.store, params.id);
  const found =
    project &&
    triggers.list(env.store, project.id).find(one => one.token === token);
  const owner = found && findUser(found.ownerId);
  if (!project || !found || !owner?.groups.includes(project.group)) {
    throw notFound('Not');
  }
  const { token: _, ...payload } = input.values;
  const given = Object.entries(input.record('variables') ?? {});
  checkVariables(project, given);
  const answer = await startPipeline(
    { ...request, caller: owner },
    project,
    'trigger',
    [
      ...given.map(([key, value]) => ({ key, value })),
      {
        key: 'TRIGGER_PAYLOAD',
        value: JSON.stringify(payload),
        file: true,
        raw: true,
      },
    ],
    params.ref ?? input.required('ref'),
  );
  const lastUsed = env.clock.now().toISOString();
  triggers.put(env.store, project.id, { ...found, lastUsed });
  return answer;
}

function findTrigger(request: ApiRequest): Trigger {
  const { env, params } = request;
  const { id } = findProject(request);
  const found = triggers.get(env.store, id, Number(params.trigger));
  if (!found) {
    throw notFound('Trigger');
  }
  return found;
}

/** The whole token is for its owner only. */
function present({ env, caller }: ApiRequest, found: Trigger) {
  const owner = findUser(found.ownerId);
  return {
    id: found.id,
    description: found.description,
    token: found.ownerId === caller.id ? found.token : found.token.slice(0, 4),
    created_at: found.createdAt,
    updated_at: found.createdAt,
    last_used: found.lastUsed,
    owner: owner && presentUser(owner, env.url),
  };
}
