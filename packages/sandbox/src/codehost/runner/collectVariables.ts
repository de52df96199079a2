import { randomBytes } from 'node:crypto';
import type { CodeHostEnv } from '../CodeHostEnv';
import type { CiVariable, Job, Pipeline } from '../ci/documents';
import { currentJobs } from '../ci/jobStates';
import { expandText, expandVariables, toRecord } from '../ci/variables/expand';
import { jobVariables, pipelineVariables } from '../ci/variables/predefined';
import { projectCiVariables } from '../ci/variables/projectCiVariables';
import { signIdToken } from '../oidc/signIdToken';
import type { Project } from '../projects';

export interface JobPlace {
  project: Project;
  pipeline: Pipeline;
  job: Job;
}

/** All variables of a job, in GitLab's order of precedence, with references replaced. */
export async function collectVariables(
  env: CodeHostEnv,
  place: JobPlace,
  machine: CiVariable[],
): Promise<CiVariable[]> {
  const { project, pipeline, job } = place;
  const commit = await env.repositories.of(project.id).commit(pipeline.sha);
  const predefined = [
    ...machine,
    ...pipelineVariables(env, project, pipeline, commit),
    ...jobVariables(env, project, job),
    { key: 'CI_JOB_TOKEN', value: jobToken(), raw: true, masked: true },
  ];
  const configured = [
    ...pipeline.globalVariables,
    ...job.config.variables,
    ...job.ruleVariables,
    ...earlierResults(env, place),
  ];
  const { environment } = job.config;
  const given = [
    ...projectCiVariables(env, project, pipeline, environment),
    ...pipeline.variables,
  ];
  const all = expandVariables([...predefined, ...configured, ...given]);
  return [...all, ...(await idTokens(env, place, toRecord(all)))];
}

/** The jobs whose artifacts a job gets. */
export function artifactSources(
  env: CodeHostEnv,
  { pipeline, job }: JobPlace,
): Job[] {
  const { needs, dependencies } = job.config;
  const wanted = (other: Job) =>
    needs
      ? needs.some(need => need.job === other.name && need.artifacts)
      : other.stageIndex < job.stageIndex;
  return currentJobs(env, pipeline).filter(
    other =>
      wanted(other) && (!dependencies || dependencies.includes(other.name)),
  );
}

/** Variables that earlier jobs reported. */
function earlierResults(env: CodeHostEnv, place: JobPlace): CiVariable[] {
  return artifactSources(env, place).flatMap(({ dotenv }) => dotenv);
}

async function idTokens(
  env: CodeHostEnv,
  place: JobPlace,
  variables: Record<string, string>,
): Promise<CiVariable[]> {
  const wanted = Object.entries(place.job.config.idTokens);
  return Promise.all(
    wanted.map(async ([key, audiences]) => ({
      key,
      value: await signIdToken(
        env,
        place,
        audiences.map(one => expandText(one, name => variables[name] ?? '')),
      ),
      raw: true,
      masked: true,
    })),
  );
}

/** Unique, as on GitLab; nothing here is open to it. */
function jobToken(): string {
  return `glcbt-${randomBytes(15).toString('base64url')}`;
}
