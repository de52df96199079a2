import type { ResolveScope } from '../definition/resolve';
import type { ExecutionRun } from './ExecutionRun';

/** What the references of a step are resolved with. */
export function resolveScope(
  run: ExecutionRun,
  name: string,
  jobName: string,
): ResolveScope {
  const { execution } = run;
  const type = run.nodes.find(({ step }) => step.Name === name)?.step.Type;
  return {
    definition: run.definition,
    parameters: execution.parameters,
    execution: {
      CurrentDateTime: run.now(),
      PipelineArn: execution.PipelineArn,
      PipelineExecutionArn: execution.PipelineExecutionArn,
      PipelineExecutionId: execution.id,
      PipelineName: execution.PipelineName,
      StartDateTime: execution.createdAt,
      ...(type === 'Training' && { TrainingJobName: jobName }),
      ...(type === 'Processing' && { ProcessingJobName: jobName }),
    },
    step: other => run.outcome(other),
  };
}
