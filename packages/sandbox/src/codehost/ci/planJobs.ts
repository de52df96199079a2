import type { CiConfig, JobConfig, RuleConfig } from './config/types';
import type { CiVariable } from './documents';
import { applyRules, type RuleContext } from './rules/applyRules';
import { expandText, expandVariables, toRecord } from './variables/expand';

/** A job that is to be in a pipeline. */
export interface PlannedJob {
  config: JobConfig;
  stageIndex: number;
  when: JobConfig['when'];
  allowFailure: boolean;
  ruleVariables: CiVariable[];
}

export type PlanContext = Pick<RuleContext, 'changedPaths' | 'paths'> & {
  /** By rising precedence, below those of the jobs. */
  defaults: CiVariable[];
  /** Above those of the jobs. */
  overrides: CiVariable[];
};

/** Decides by their rules which jobs a pipeline has. */
export function planJobs(config: CiConfig, context: PlanContext): PlannedJob[] {
  const planned = config.jobs.flatMap(job => planJob(config, job, context));
  return planned.sort((a, b) => a.stageIndex - b.stageIndex);
}

/** What the rules of a job or workflow look at. */
export function ruleContext(
  { defaults, overrides, changedPaths, paths }: PlanContext,
  own: readonly CiVariable[],
): RuleContext {
  const all = expandVariables([...defaults, ...own, ...overrides]);
  const variables = toRecord(all);
  const expand = (text: string) =>
    expandText(text, name => variables[name] ?? '');
  return { variables, changedPaths, paths, expand };
}

/** Names that planned jobs need and that are not planned, as GitLab says it. */
export function missingNeeds(planned: readonly PlannedJob[]): string[] {
  const names = new Set(planned.map(({ config }) => config.name));
  return planned.flatMap(({ config }) =>
    (config.needs ?? [])
      .filter(({ job, optional }) => !optional && !names.has(job))
      .map(
        ({ job }) =>
          `'${config.name}' job needs '${job}' job, but '${job}' does not exist in the pipeline. This might be because of the only, except, or rules keywords. To need a job that sometimes does not exist in the pipeline, use needs:optional.`,
      ),
  );
}

function planJob(
  { stages }: CiConfig,
  job: JobConfig,
  context: PlanContext,
): PlannedJob[] {
  const rule: RuleConfig | undefined = job.rules
    ? applyRules(job.rules, ruleContext(context, job.variables))
    : { variables: [] };
  const when = rule?.when ?? job.when;
  if (!rule || when === 'never') {
    return [];
  }
  const isManualByItself = !job.rules && when === 'manual';
  return [
    {
      config: { ...job, ...(rule.needs && { needs: rule.needs }) },
      stageIndex: stages.indexOf(job.stage),
      when,
      allowFailure: rule.allowFailure ?? job.allowFailure ?? isManualByItself,
      ruleVariables: rule.variables,
    },
  ];
}
