import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import type { CodeHostEnv } from '../CodeHostEnv';
import type { Job, Pipeline } from '../ci/documents';
import { fullPath, type Project } from '../projects';
import { findGroup, findUser } from '../users';
import { readSigningKey } from './keys';

/** Who a token speaks for. */
export interface IdTokenSubject {
  project: Project;
  pipeline: Pipeline;
  job: Job;
}

/** Without a job timeout, tokens live an hour. */
const defaultSeconds = 3_600;
const clockSkewSeconds = 5;

/** A job's id token for some audiences, with GitLab's claims. */
export async function signIdToken(
  { store, clock, url }: CodeHostEnv,
  { project, pipeline, job }: IdTokenSubject,
  audiences: readonly string[],
): Promise<string> {
  const key = readSigningKey(store);
  const now = Math.floor(clock.now().getTime() / 1_000);
  const path = fullPath(project);
  const refType = pipeline.tag ? 'tag' : 'branch';
  const user = findUser(job.userId);
  const { environment, timeoutSeconds = defaultSeconds } = job.config;
  const isProtected =
    !pipeline.tag && project.protectedBranches.includes(pipeline.ref);
  const configPath = project.ciConfigPath ?? '.gitlab-ci.yml';
  const ref = `refs/${pipeline.tag ? 'tags' : 'heads'}/${pipeline.ref}`;
  return new SignJWT({
    project_id: String(project.id),
    project_path: path,
    namespace_id: String(findGroup(project.group)?.id),
    namespace_path: project.group,
    user_id: String(job.userId),
    user_login: user?.username,
    user_email: user?.email,
    user_access_level: 'maintainer',
    pipeline_id: String(pipeline.id),
    pipeline_source: pipeline.source,
    job_id: String(job.id),
    ref: pipeline.ref,
    ref_type: refType,
    ref_path: ref,
    ref_protected: String(isProtected),
    runner_id: 1,
    runner_environment: 'self-hosted',
    sha: pipeline.sha,
    project_visibility: project.visibility,
    ci_config_ref_uri: `${new URL(url).host}/${path}//${configPath}@${ref}`,
    ci_config_sha: pipeline.sha,
    ...(environment && {
      environment,
      environment_protected: 'false',
      environment_action: 'start',
    }),
  })
    .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'JWT' })
    .setIssuer(url)
    .setSubject(`project_path:${path}:ref_type:${refType}:ref:${pipeline.ref}`)
    .setAudience(audiences.length === 1 ? audiences[0] : [...audiences])
    .setIssuedAt(now)
    .setNotBefore(now - clockSkewSeconds)
    .setExpirationTime(now + Math.max(timeoutSeconds, 300))
    .setJti(randomUUID())
    .sign(await importJWK(key, 'RS256'));
}
