import { AwsError } from '../../errors';

/**
 * The answer, or undefined where SageMaker says that there is no such resource: of models,
 * endpoints and the registry it says so with a ValidationException.
 */
export async function unlessUnknown<T>(
  call: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (
      error instanceof AwsError &&
      (error.code === 'ResourceNotFound' ||
        (error.code === 'ValidationException' &&
          /does not exist|(could not|cannot) find/i.test(error.message)))
    ) {
      return undefined;
    }
    throw error;
  }
}

/** The name at the end of an ARN. */
export function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
