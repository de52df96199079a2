import type { CodeHostEnv } from '../CodeHostEnv';
import { projects, type Project } from '../projects';
import type { User } from '../users';
import { createPipeline, noSha } from './createPipeline';
import { PipelineError } from './PipelineError';

/** Branches of one push that get a pipeline; GitLab makes none for more. */
const maxRefs = 4;
const skipCi = /\[(skip ci|ci skip)\]/i;

const queues = new Map<string, Promise<void>>();

/**
 * Does what a push calls for: compares the repository's branches and tags with those
 * last seen, and makes a pipeline for each that moved. Pushes to one project are
 * handled one after the other.
 */
export async function handlePush(
  env: CodeHostEnv,
  projectId: number,
  user: User,
): Promise<void> {
  const key = `${env.url}/${projectId}`;
  const turn = (queues.get(key) ?? Promise.resolve())
    .catch(() => {})
    .then(() => handle(env, projectId, user));
  queues.set(key, turn);
  try {
    await turn;
  } finally {
    if (queues.get(key) === turn) {
      queues.delete(key);
    }
  }
}

async function handle(
  env: CodeHostEnv,
  projectId: number,
  user: User,
): Promise<void> {
  const refs = await env.repositories.of(projectId).refs();
  const project = projects.get(env.store, projectId);
  if (!project) {
    return;
  }
  const before = project.handledRefs;
  const moved = Object.keys(refs).filter(name => refs[name] !== before[name]);
  const gone = Object.keys(before).filter(name => !(name in refs));
  if (moved.length + gone.length === 0) {
    return;
  }
  await chooseDefaultBranch(env, project, refs);
  for (const name of moved) {
    const handled = () => remember(env, projectId, name, refs[name]);
    if (moved.length <= maxRefs) {
      await pipelineOfRef(env, projectId, user, name, refs[name], handled);
    } else {
      handled();
    }
  }
  for (const name of gone) {
    remember(env, projectId, name, undefined);
  }
}

/** Makes a ref's pipeline and notes the ref as handled, both or neither. */
async function pipelineOfRef(
  env: CodeHostEnv,
  projectId: number,
  user: User,
  name: string,
  sha: string,
  handled: () => void,
): Promise<void> {
  const project = projects.get(env.store, projectId);
  if (!project) {
    return;
  }
  const { message } = await env.repositories.of(projectId).commit(sha);
  try {
    const request = {
      sha,
      beforeSha: project.handledRefs[name] ?? noSha,
      ref: name.replace(/^refs\/(heads|tags)\//, ''),
      tag: name.startsWith('refs/tags/'),
      source: 'push' as const,
      userId: user.id,
      variables: [],
      skip: skipCi.test(message),
    };
    await createPipeline(env, project, request, handled);
  } catch (error) {
    if (!(error instanceof PipelineError)) {
      throw error;
    }
    handled();
  }
}

function remember(
  { store, clock }: CodeHostEnv,
  projectId: number,
  name: string,
  sha: string | undefined,
): void {
  store.transaction(() => {
    const { [name]: _, ...others } =
      projects.get(store, projectId)?.handledRefs ?? {};
    projects.update(store, projectId, {
      handledRefs: sha ? { ...others, [name]: sha } : others,
      lastActivityAt: clock.now().toISOString(),
    });
  });
}

/** The first branch that is pushed becomes the default branch, which is protected. */
async function chooseDefaultBranch(
  env: CodeHostEnv,
  project: Project,
  refs: Record<string, string>,
): Promise<void> {
  const branches = Object.keys(refs)
    .filter(name => name.startsWith('refs/heads/'))
    .map(name => name.replace('refs/heads/', ''));
  const isFirst = Object.keys(project.handledRefs).length === 0;
  if (!isFirst || branches.length === 0) {
    return;
  }
  const { defaultBranch: wanted } = project;
  const defaultBranch = branches.includes(wanted) ? wanted : branches[0];
  await env.repositories
    .of(project.id)
    .run(['symbolic-ref', 'HEAD', `refs/heads/${defaultBranch}`]);
  projects.update(env.store, project.id, {
    defaultBranch,
    protectedBranches: [
      ...new Set([...project.protectedBranches, defaultBranch]),
    ],
  });
}
