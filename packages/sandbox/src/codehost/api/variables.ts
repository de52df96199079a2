import { projectVariables, type ProjectVariable } from '../projects';
import { badRequest, notFound } from './ApiError';
import { findProject } from './findProject';
import type { Input } from './Input';
import { paginate } from './paginate';
import { routes, type ApiRequest } from './Route';

const maxValueLength = 10_000;
/** What GitLab can hide in logs. */
const maskable = /^\S{8,}$/;

/** CI variables of a project. */
export const variableRoutes = routes({
  'GET projects/:id/variables': request => {
    const { id } = findProject(request);
    return paginate(
      request,
      projectVariables.list(request.env.store, id),
      present,
    );
  },

  'GET projects/:id/variables/:key': request => ({
    status: 200,
    body: present(findVariable(request)),
  }),

  'POST projects/:id/variables': request => {
    const { env, input } = request;
    const { id } = findProject(request);
    const key = input.required('key');
    const variable = read(input, { key, value: input.text('value') ?? '' });
    check(variable);
    const isTaken = projectVariables
      .list(env.store, id)
      .some(
        one =>
          one.key === key &&
          one.environment_scope === variable.environment_scope,
      );
    if (isTaken) {
      throw badRequest({ key: [`(${key}) has already been taken`] });
    }
    const created = projectVariables.create(env.store, id, variable);
    return { status: 201, body: present(created) };
  },

  'PUT projects/:id/variables/:key': request => {
    const { env, input } = request;
    const found = findVariable(request);
    const changed = { ...found, ...read(input, found), key: found.key };
    check(changed);
    projectVariables.put(env.store, findProject(request).id, changed);
    return { status: 200, body: present(changed) };
  },

  'DELETE projects/:id/variables/:key': request => {
    const { id } = findVariable(request);
    projectVariables.delete(request.env.store, findProject(request).id, id);
    return { status: 204 };
  },
});

type Given = Pick<ProjectVariable, 'key' | 'value'> & Partial<ProjectVariable>;

function read(input: Input, before: Given): Omit<ProjectVariable, 'id'> {
  const hidden = input.boolean('masked_and_hidden') ?? before.hidden ?? false;
  return {
    key: before.key,
    value: input.text('value') ?? before.value,
    variable_type:
      input.oneOf('variable_type', ['env_var', 'file']) ??
      before.variable_type ??
      'env_var',
    protected: input.boolean('protected') ?? before.protected ?? false,
    masked: hidden || (input.boolean('masked') ?? before.masked ?? false),
    hidden,
    raw: input.boolean('raw') ?? before.raw ?? false,
    environment_scope:
      input.text('environment_scope') ?? before.environment_scope ?? '*',
    description: input.text('description') ?? before.description ?? null,
  };
}

function check({ key, value, masked }: Omit<ProjectVariable, 'id'>): void {
  if (!/^[A-Za-z0-9_]{1,255}$/.test(key)) {
    throw badRequest({
      key: ["can contain only letters, digits and '_'."],
    });
  }
  if (value.length > maxValueLength) {
    throw badRequest({
      value: [`is too long (maximum is ${maxValueLength} characters)`],
    });
  }
  if (masked && !maskable.test(value)) {
    throw badRequest({ value: ['is invalid'] });
  }
}

function findVariable(request: ApiRequest): ProjectVariable {
  const { env, params, input } = request;
  const { id } = findProject(request);
  const filter = input.record('filter') ?? {};
  const scope = filter.environment_scope;
  const found = projectVariables
    .list(env.store, id)
    .find(
      one =>
        one.key === params.key &&
        (scope === undefined || one.environment_scope === scope),
    );
  if (!found) {
    throw notFound('Variable');
  }
  return found;
}

function present({ id: _, value, hidden, ...shown }: ProjectVariable) {
  return { ...shown, hidden, value: hidden ? null : value };
}
