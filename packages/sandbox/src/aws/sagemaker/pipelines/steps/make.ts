import { AwsError } from '../../../errors';
import type { ExecutionRun } from '../run/ExecutionRun';
import { roleCaller } from './roleCaller';
import { StepFailure } from './StepFailure';

/** Runs a Create operation as the execution's role; a refusal is the step's failure. */
export async function make<O>(
  run: ExecutionRun,
  operation: string,
  input: object,
): Promise<O> {
  try {
    return await run.env.invoke<O>(
      'sagemaker',
      operation,
      input,
      roleCaller(run),
    );
  } catch (error) {
    if (!(error instanceof AwsError)) {
      throw error;
    }
    throw new StepFailure(
      `ClientError: Failed to invoke sagemaker:${operation}. Error Details: ${error.message}`,
    );
  }
}
