import { deleteProject } from '../deleteProject';
import { members, projects, variablesRoles, type Project } from '../projects';
import { findGroup, findUser } from '../users';
import { ApiError, badParameter, badRequest, notFound } from './ApiError';
import { findProject } from './findProject';
import type { Input } from './Input';
import { paginate } from './paginate';
import { presentProject } from './presentProject';
import { routes } from './Route';
import { presentUser } from './users';

const visibilities = ['private', 'internal', 'public'] as const;
const maintainer = 40;

/** Projects and their members. */
export const projectRoutes = routes({
  'GET projects': request => {
    const { env, caller, input } = request;
    const search = (input.text('search') ?? '').toLowerCase();
    const found = projects
      .list(env.store)
      .filter(
        project =>
          caller.groups.includes(project.group) &&
          project.path.toLowerCase().includes(search),
      );
    return paginate(request, found, project => presentProject(project, env));
  },

  'POST projects': async ({ env, caller, input }) => {
    const group = findGroup(input.required('namespace_id'));
    if (!group || !caller.groups.includes(group.path)) {
      throw badRequest({ namespace: ['is not valid'] });
    }
    const name = input.text('name') ?? input.required('path');
    const path = input.text('path') ?? slug(name);
    checkPath(path);
    const now = env.clock.now().toISOString();
    const project = env.store.transaction(() => {
      if (projects.find(env.store, `${group.path}/${path}`)) {
        throw badRequest({
          'project_namespace.name': ['has already been taken'],
          name: ['has already been taken'],
          path: ['has already been taken'],
        });
      }
      return projects.create(env.store, {
        name,
        path,
        group: group.path,
        ...settings(input),
        visibility: input.oneOf('visibility', visibilities) ?? 'private',
        defaultBranch: input.text('default_branch') ?? 'main',
        protectedBranches: [],
        creatorId: caller.id,
        createdAt: now,
        lastActivityAt: now,
        handledRefs: {},
      });
    });
    await env.repositories.ensure(project.id, project.defaultBranch);
    return { status: 201, body: presentProject(project, env) };
  },

  'GET projects/:id': request => ({
    status: 200,
    body: presentProject(findProject(request), request.env),
  }),

  'PUT projects/:id': async request => {
    const { env, input } = request;
    const { id, ...before } = findProject(request);
    const defaultBranch = input.text('default_branch') ?? before.defaultBranch;
    if (defaultBranch !== before.defaultBranch) {
      await setDefaultBranch(request, id, defaultBranch);
    }
    const project = projects.update(env.store, id, {
      ...settings(input, before),
      defaultBranch,
    });
    return { status: 200, body: presentProject(project, env) };
  },

  'DELETE projects/:id': async request => {
    await deleteProject(request.env, findProject(request).id);
    return { status: 202, body: { message: '202 Accepted' } };
  },

  'POST projects/:id/members': request => {
    const { env, input } = request;
    const project = findProject(request);
    const userId = input.number('user_id');
    const accessLevel = input.number('access_level');
    const user = userId === undefined ? undefined : findUser(userId);
    if (userId === undefined || accessLevel === undefined) {
      throw badParameter('user_id, access_level are missing');
    }
    if (!user) {
      throw notFound('User');
    }
    if (members.get(env.store, project.id, user.id)) {
      throw new ApiError(409, { message: 'Member already exists' });
    }
    members.put(env.store, project.id, { id: user.id, accessLevel });
    return {
      status: 201,
      body: { ...presentUser(user, env.url), access_level: accessLevel },
    };
  },

  'GET projects/:id/members': request => paginate(request, memberList(request)),
  'GET projects/:id/members/all': request =>
    paginate(request, memberList(request)),
});

function memberList(request: Parameters<typeof findProject>[0]) {
  const { env } = request;
  const project = findProject(request);
  const { creatorId } = project;
  const added = members.list(env.store, project.id);
  const everyone = added.some(({ id }) => id === creatorId)
    ? added
    : [{ id: creatorId, accessLevel: maintainer }, ...added];
  return everyone.flatMap(({ id, accessLevel }) => {
    const user = findUser(id);
    const shown = {
      access_level: accessLevel,
      membership_state: 'active',
      expires_at: null,
    };
    return user ? [{ ...presentUser(user, env.url), ...shown }] : [];
  });
}

/** What may be given when a project is made and be changed later. */
function settings(input: Input, before?: Omit<Project, 'id'>) {
  return {
    description: input.text('description') ?? before?.description ?? null,
    topics: input.list('topics') ?? before?.topics ?? [],
    ciConfigPath: input.text('ci_config_path') || before?.ciConfigPath || null,
    // What a new group's projects begin with: https://gitlab.com/gitlab-org/gitlab/-/issues/502382
    variablesRole:
      input.oneOf(
        'ci_pipeline_variables_minimum_override_role',
        variablesRoles,
      ) ??
      before?.variablesRole ??
      'no_one_allowed',
  };
}

async function setDefaultBranch(
  { env }: Parameters<typeof findProject>[0],
  projectId: number,
  branch: string,
): Promise<void> {
  const repository = env.repositories.of(projectId);
  const branches = await repository.branches();
  if (!branches.some(({ name }) => name === branch)) {
    throw badRequest({ base: ['Could not set the default branch'] });
  }
  await repository.run(['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function checkPath(path: string): void {
  const isPath =
    /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(path) &&
    path.length <= 255 &&
    !/\.(git|atom)$/i.test(path);
  if (!isPath) {
    throw badRequest({
      path: [
        "can contain only letters, digits, '_', '-' and '.'. Cannot start with '-', end in '.git' or end in '.atom'",
      ],
    });
  }
}
