import type { CiConfig, JobConfig } from './types';

/** What is wrong between the jobs: their stages, needs and dependencies. */
export function checkJobs({ jobs, stages }: CiConfig): string[] {
  const byName = new Map(jobs.map(job => [job.name, job]));
  const problems = jobs.flatMap(job => checkJob(job, byName, stages));
  if (problems.length === 0 && hasCycle(jobs, byName)) {
    problems.push('The pipeline has circular dependencies');
  }
  return problems;
}

function checkJob(
  { name, stage, needs = [], dependencies = [] }: JobConfig,
  byName: Map<string, JobConfig>,
  stages: string[],
): string[] {
  const index = stages.indexOf(stage);
  if (index < 0) {
    return [
      `${name} job: chosen stage ${stage} does not exist; available stages are ${stages.join(
        ', ',
      )}`,
    ];
  }
  const stageOf = (other: string) => byName.get(other)?.stage ?? '';
  const later = (other: string) => stages.indexOf(stageOf(other)) > index;
  const needNames = needs.map(({ job }) => job);
  return [
    ...needs
      .filter(({ job, optional }) => !byName.has(job) && !optional)
      .map(({ job }) => `${name} job: undefined need: ${job}`),
    ...needNames
      .filter(later)
      .map(
        job =>
          `${name} job: need ${job} is not defined in current or prior stages`,
      ),
    ...(new Set(needNames).size < needNames.length
      ? [`${name} has duplicate entries in the needs section.`]
      : []),
    ...dependencies
      .filter(other => !byName.has(other))
      .map(other => `${name} job: undefined dependency: ${other}`),
    ...dependencies
      .filter(other => stages.indexOf(stageOf(other)) >= index)
      .filter(other => byName.has(other) && !needNames.includes(other))
      .map(
        other =>
          `${name} job: dependency ${other} is not defined in current or prior stages`,
      ),
  ];
}

function hasCycle(jobs: JobConfig[], byName: Map<string, JobConfig>): boolean {
  const done = new Set<string>();
  const visit = (name: string, trail: Set<string>): boolean => {
    if (done.has(name)) {
      return false;
    }
    if (trail.has(name)) {
      return true;
    }
    trail.add(name);
    const needs = byName.get(name)?.needs ?? [];
    const found = needs.some(({ job }) => visit(job, trail));
    trail.delete(name);
    done.add(name);
    return found;
  };
  return jobs.some(({ name }) => visit(name, new Set()));
}
