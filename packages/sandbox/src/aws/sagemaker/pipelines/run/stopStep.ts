import { AwsError } from '../../../errors';
import type { StepDocument } from '../documents';
import { roleCaller } from '../steps/roleCaller';
import type { ExecutionRun } from './ExecutionRun';

const stops: Record<string, { operation: string; member: string }> = {
  Training: { operation: 'StopTrainingJob', member: 'TrainingJobName' },
  Processing: { operation: 'StopProcessingJob', member: 'ProcessingJobName' },
  Transform: { operation: 'StopTransformJob', member: 'TransformJobName' },
};

/** Stops the job of a step; what is no job runs to its end. */
export async function stopStep(
  { type, arn = '' }: StepDocument,
  run: ExecutionRun,
): Promise<void> {
  const stop = stops[type];
  if (!stop) {
    return;
  }
  const name = arn.slice(arn.indexOf('/') + 1);
  try {
    await run.env.invoke(
      'sagemaker',
      stop.operation,
      { [stop.member]: name },
      roleCaller(run),
    );
  } catch (error) {
    // It may have ended meanwhile.
    if (!(error instanceof AwsError)) {
      throw error;
    }
  }
}
