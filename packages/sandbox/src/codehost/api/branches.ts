import { handlePush } from '../ci/handlePush';
import { isRefName } from '../git/Repository';
import { projects, type Project } from '../projects';
import { ApiError, badRequest, notFound } from './ApiError';
import { findProject, projectUrl } from './findProject';
import { paginate } from './paginate';
import { presentCommit } from './presentCommit';
import { routes, type ApiRequest } from './Route';

/** Branches and tags. */
export const branchRoutes = routes({
  'GET projects/:id/repository/branches': async request => {
    const { env, input } = request;
    const project = findProject(request);
    const branches = await env.repositories.of(project.id).branches();
    const search = input.text('search') ?? '';
    const found = branches.filter(({ name }) => name.includes(search));
    const shown = await Promise.all(
      found.map(({ name }) => presentBranch(request, project, name)),
    );
    return paginate(request, shown);
  },

  'GET projects/:id/repository/branches/:branch': async request => {
    const project = findProject(request);
    const { branch } = request.params;
    return { status: 200, body: await presentBranch(request, project, branch) };
  },

  'POST projects/:id/repository/branches': async request => {
    const { env, input, caller } = request;
    const project = findProject(request);
    const branch = input.required('branch');
    const repository = env.repositories.of(project.id);
    const sha = await repository.resolve(input.required('ref'));
    if (!isRefName(branch)) {
      throw badRequest('Branch name is invalid');
    }
    if (!sha) {
      throw badRequest(`Invalid reference name: ${input.text('ref')}`);
    }
    if (await exists(request, project, branch)) {
      throw badRequest('Branch already exists');
    }
    await repository.run(['update-ref', `refs/heads/${branch}`, sha]);
    await handlePush(env, project.id, caller);
    return { status: 201, body: await presentBranch(request, project, branch) };
  },

  'DELETE projects/:id/repository/branches/:branch': async request => {
    const { env, params, caller } = request;
    const project = findProject(request);
    if (!(await exists(request, project, params.branch))) {
      throw notFound('Branch');
    }
    if (project.protectedBranches.includes(params.branch)) {
      throw new ApiError(403, { message: "Protected branch can't be removed" });
    }
    const name = `refs/heads/${params.branch}`;
    await env.repositories.of(project.id).run(['update-ref', '-d', name]);
    await handlePush(env, project.id, caller);
    return { status: 204 };
  },

  'GET projects/:id/repository/tags': async request => {
    const { env } = request;
    const project = findProject(request);
    const repository = env.repositories.of(project.id);
    const url = projectUrl(env.url, project);
    const shown = (await repository.tags()).map(async ({ name, sha }) => ({
      name,
      target: sha,
      message: '',
      protected: false,
      commit: presentCommit(await repository.commit(sha), url),
    }));
    return paginate(request, await Promise.all(shown));
  },

  'GET projects/:id/protected_branches': request =>
    paginate(
      request,
      findProject(request).protectedBranches,
      presentProtectedBranch,
    ),

  'POST projects/:id/protected_branches': request => {
    const { env, input } = request;
    const project = findProject(request);
    const name = input.required('name');
    if (project.protectedBranches.includes(name)) {
      throw new ApiError(409, {
        message: `Protected branch '${name}' already exists`,
      });
    }
    const protectedBranches = [...project.protectedBranches, name];
    projects.update(env.store, project.id, { protectedBranches });
    return { status: 201, body: presentProtectedBranch(name) };
  },
});

async function exists(
  { env }: ApiRequest,
  { id }: Project,
  branch: string,
): Promise<boolean> {
  const branches = await env.repositories.of(id).branches();
  return branches.some(({ name }) => name === branch);
}

async function presentBranch(
  { env }: ApiRequest,
  project: Project,
  name: string,
) {
  const repository = env.repositories.of(project.id);
  const branches = await repository.branches();
  const branch = branches.find(one => one.name === name);
  if (!branch) {
    throw notFound('Branch');
  }
  const url = projectUrl(env.url, project);
  return {
    name,
    commit: presentCommit(await repository.commit(branch.sha), url),
    default: name === project.defaultBranch,
    protected: project.protectedBranches.includes(name),
    merged: false,
    can_push: true,
    developers_can_push: true,
    developers_can_merge: true,
    web_url: `${url}/-/tree/${name}`,
  };
}

function presentProtectedBranch(name: string) {
  const level = {
    access_level: 40,
    access_level_description: 'Maintainers',
  };
  return {
    name,
    push_access_levels: [level],
    merge_access_levels: [level],
    allow_force_push: false,
  };
}
