import { projects } from '../projects';
import { findGroup, groups, users, type Group, type User } from '../users';
import { notFound } from './ApiError';
import { paginate } from './paginate';
import { presentNamespace } from './presentNamespace';
import { presentProject } from './presentProject';
import { routes } from './Route';

/** Users, groups and namespaces. */
export const userRoutes = routes({
  'GET user': ({ caller, env }) => ({
    status: 200,
    body: {
      ...presentUser(caller, env.url),
      email: caller.email,
      bot: caller.bot,
    },
  }),

  'GET users': request => {
    const { input, env } = request;
    const username = input.text('username');
    const search = input.text('search')?.toLowerCase();
    const found = users.filter(
      user =>
        (username === undefined || user.username === username) &&
        (search === undefined ||
          `${user.username} ${user.name} ${user.email}`
            .toLowerCase()
            .includes(search)),
    );
    return paginate(request, found, user => presentUser(user, env.url));
  },

  'GET users/:id': ({ params, env }) => {
    const user = users.find(({ id }) => String(id) === params.id);
    if (!user) {
      throw notFound('User');
    }
    return { status: 200, body: presentUser(user, env.url) };
  },

  'GET groups': request =>
    paginate(request, visibleGroups(request.caller), group =>
      presentGroup(group, request.env.url),
    ),

  'GET groups/:id': ({ params, env, caller }) => ({
    status: 200,
    body: presentGroup(visibleGroup(params.id, caller), env.url),
  }),

  'GET groups/:id/projects': request => {
    const { params, env, caller, input } = request;
    const { path } = visibleGroup(params.id, caller);
    const search = (input.text('search') ?? '').toLowerCase();
    const found = projects
      .list(env.store)
      .filter(
        project =>
          project.group === path && project.path.toLowerCase().includes(search),
      );
    return paginate(request, found, project => presentProject(project, env));
  },

  'GET namespaces': request =>
    paginate(request, visibleGroups(request.caller), group =>
      presentNamespace(group, request.env.url),
    ),

  'GET namespaces/:id': ({ params, env, caller }) => {
    const group = findGroup(params.id);
    if (!group || !caller.groups.includes(group.path)) {
      throw notFound('Namespace');
    }
    return { status: 200, body: presentNamespace(group, env.url) };
  },
});

export function presentUser({ id, username, name }: User, url: string) {
  return {
    id,
    username,
    name,
    state: 'active',
    avatar_url: null,
    web_url: `${url}/${username}`,
  };
}

function presentGroup({ id, path, name }: Group, url: string) {
  return {
    id,
    path,
    name,
    full_path: path,
    full_name: name,
    description: '',
    visibility: 'private',
    parent_id: null,
    avatar_url: null,
    web_url: `${url}/groups/${path}`,
  };
}

function visibleGroups(caller: User): Group[] {
  return groups.filter(({ path }) => caller.groups.includes(path));
}

function visibleGroup(idOrPath: string, caller: User): Group {
  const group = findGroup(idOrPath);
  if (!group || !caller.groups.includes(group.path)) {
    throw notFound('Group');
  }
  return group;
}
