import type { StepDocument } from './documents';

/** A step as ListPipelineExecutionSteps gives it. */
export function stepSummary(step: StepDocument) {
  return {
    StepName: step.name,
    StepDisplayName: step.displayName,
    StepDescription: step.description,
    StartTime: new Date(step.startedAt),
    ...(step.endedAt && { EndTime: new Date(step.endedAt) }),
    StepStatus: step.status,
    FailureReason: step.failureReason,
    AttemptCount: step.attempt,
    ...(step.cachedFrom && {
      CacheHitResult: { SourcePipelineExecutionArn: step.cachedFrom },
    }),
    Metadata: step.metadata,
  };
}
