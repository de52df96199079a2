import { AwsError } from '../../errors';
import { isObject, type TemplateValue } from '../template/types';

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

const numbers =
  /(Count|Weight|InGB|InSeconds|InMB|Concurrency|Percentage|Steps|MaxInvocationsPerInstance)$/;
const flags = /^(Enable|Retain)/;

/** Template parameters are texts: CloudFormation turns them into what the type's schema says. */
export function coerce(value: TemplateValue, key = ''): TemplateValue {
  if (Array.isArray(value)) {
    return value.map(item => coerce(item, key));
  }
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, coerce(item, name)]),
    );
  }
  if (typeof value !== 'string') {
    return value;
  }
  if (
    numbers.test(key) &&
    value.trim() !== '' &&
    !Number.isNaN(Number(value))
  ) {
    return Number(value);
  }
  return flags.test(key) && /^(true|false)$/.test(value)
    ? value === 'true'
    : value;
}

/** The name at the end of an ARN. */
export function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
