import { AwsError } from '../errors';

export function noSuchBucket(BucketName: string): AwsError {
  const message = 'The specified bucket does not exist';
  return new AwsError('NoSuchBucket', message, 404, { BucketName });
}

export function noSuchKey(Key: string): AwsError {
  return new AwsError('NoSuchKey', 'The specified key does not exist.', 404, {
    Key,
  });
}

export function preconditionFailed(Condition: string): AwsError {
  return new AwsError(
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
    412,
    { Condition },
  );
}

export function invalidArgument(
  message: string,
  ArgumentName: string,
  ArgumentValue: string,
): AwsError {
  return new AwsError('InvalidArgument', message, 400, {
    ArgumentName,
    ArgumentValue,
  });
}
