import { ConfigError } from '../ci/config/ConfigError';
import { readConfig } from '../ci/config/readConfig';
import { findProject } from './findProject';
import { languageShares } from './languages';
import { paginate } from './paginate';
import { atRef } from './repository';
import { routes, type Answer, type ApiRequest } from './Route';

/** What plugins ask for beside repositories and pipelines; there are no issues, merge requests or releases here. */
export const otherRoutes = routes({
  'GET version': () => ({
    status: 200,
    body: { version: '18.0.0', revision: 'sandbox' },
  }),

  'GET projects/:id/languages': async request => {
    const { env } = request;
    const project = findProject(request);
    const repository = env.repositories.of(project.id);
    const sha = await repository.resolve(project.defaultBranch);
    const entries = sha ? await repository.tree(sha, '', true) : [];
    return { status: 200, body: languageShares(entries) };
  },

  'GET projects/:id/issues': none,
  'GET projects/:id/merge_requests': none,
  'GET projects/:id/releases': none,
  'GET projects/:id/environments': none,

  'GET projects/:id/ci/lint': async request => {
    const { input } = request;
    const parameter = input.has('content_ref') ? 'content_ref' : 'sha';
    const { project, repository, sha } = await atRef(
      request,
      parameter,
      'Reference',
    );
    const path = project.ciConfigPath ?? '.gitlab-ci.yml';
    const file = await repository.file(sha, path);
    return lint(file?.toString('utf8') ?? '');
  },

  'POST projects/:id/ci/lint': request => {
    findProject(request);
    return lint(request.input.required('content'));
  },
});

function none(request: ApiRequest): Answer {
  findProject(request);
  return paginate(request, []);
}

function lint(content: string): Answer {
  let errors: readonly string[] = [];
  try {
    readConfig(content);
  } catch (error) {
    if (!(error instanceof ConfigError)) {
      throw error;
    }
    ({ errors } = error);
  }
  return {
    status: 200,
    body: {
      valid: errors.length === 0,
      errors,
      warnings: [],
      merged_yaml: content,
      includes: [],
    },
  };
}
