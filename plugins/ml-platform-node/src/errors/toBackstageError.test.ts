import { NotFoundError } from '@backstage/errors';
import { toBackstageError } from './toBackstageError';

const context = {
  operation: 'servicecatalog:ProvisionProduct',
  accountId: '201000000011',
  region: 'eu-west-1',
};

function awsError(name: string, status?: number) {
  return Object.assign(new Error('In the words of AWS'), {
    name,
    $metadata: { httpStatusCode: status, requestId: 'req-1' },
  });
}

describe('toBackstageError', () => {
  it.each<[string, number | undefined, string]>([
    ['ResourceNotFound', 400, 'NotFoundError'],
    ['ResourceNotFoundException', 400, 'NotFoundError'],
    ['NoSuchEntityException', 404, 'NotFoundError'],
    ['TargetNotFoundException', 400, 'NotFoundError'],
    ['SomethingElse', 404, 'NotFoundError'],
    ['AccessDenied', 403, 'NotAllowedError'],
    ['AccessDeniedException', 400, 'NotAllowedError'],
    ['UnauthorizedOperation', 403, 'NotAllowedError'],
    ['SomethingElse', 403, 'NotAllowedError'],
    ['ExpiredTokenException', 403, 'AwsCredentialsError'],
    ['UnrecognizedClientException', 400, 'AwsCredentialsError'],
    ['InvalidClientTokenId', 403, 'AwsCredentialsError'],
    ['CredentialsProviderError', undefined, 'AwsCredentialsError'],
    ['ThrottlingException', 400, 'ServiceUnavailableError'],
    ['Throttling', 400, 'ServiceUnavailableError'],
    ['TooManyRequestsException', 400, 'ServiceUnavailableError'],
    ['InternalFailure', 500, 'ServiceUnavailableError'],
    ['SomethingElse', 503, 'ServiceUnavailableError'],
    ['TimeoutError', undefined, 'ServiceUnavailableError'],
    ['ResourceLimitExceeded', 400, 'ConflictError'],
    ['ResourceInUse', 400, 'ConflictError'],
    ['ConflictException', 400, 'ConflictError'],
    ['DuplicateResourceException', 400, 'ConflictError'],
    ['ConcurrentModificationException', 400, 'ConflictError'],
    ['ValidationException', 400, 'InputError'],
    ['ValidationError', 400, 'InputError'],
    ['InvalidParametersException', 400, 'InputError'],
    ['SomethingElse', 400, 'InputError'],
  ])('maps %s with status %s to %s', (code, status, name) => {
    const error = awsError(code, status);
    const mapped = toBackstageError(error, context);

    expect(mapped.name).toBe(name);
    expect(mapped.cause).toBe(error);
    expect(mapped.message).toContain(
      `servicecatalog:ProvisionProduct failed in account 201000000011, region eu-west-1 (${code}, request id req-1)`,
    );
    expect(mapped.message).toContain('In the words of AWS');
  });

  it.each([
    [
      'sagemaker:DescribeModel',
      'Could not find model "arn:aws:sagemaker:eu-west-1:201000000011:model/m".',
      'NotFoundError',
    ],
    [
      'sagemaker:DescribeModelPackage',
      'ModelPackage arn:aws:sagemaker:eu-west-1:201000000011:model-package/m/1 does not exist.',
      'NotFoundError',
    ],
    ['sagemaker:DescribeModel', 'modelName is too long', 'InputError'],
    [
      'sagemaker:CreateEndpointConfig',
      'Could not find model "arn:aws:sagemaker:eu-west-1:201000000011:model/m".',
      'InputError',
    ],
  ])(
    'takes what SageMaker says to %s, "%s", for a %s',
    (operation, message, name) => {
      const error = Object.assign(awsError('ValidationException', 400), {
        message,
      });

      expect(toBackstageError(error, { ...context, operation }).name).toBe(
        name,
      );
    },
  );

  it('takes the limit of Cost Explorer for throttling', () => {
    const mapped = toBackstageError(awsError('LimitExceededException', 400), {
      ...context,
      operation: 'ce:GetCostAndUsage',
    });

    expect(mapped.name).toBe('ServiceUnavailableError');
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE'])(
    'takes %s for AWS out of reach',
    code => {
      const error = Object.assign(new Error('socket'), { code });

      expect(toBackstageError(error, context).name).toBe(
        'ServiceUnavailableError',
      );
    },
  );

  it('names the IAM action to allow', () => {
    expect(
      toBackstageError(awsError('AccessDeniedException', 400), context).message,
    ).toContain(
      "Allow servicecatalog:ProvisionProduct to the portal's role in account 201000000011",
    );
  });

  it('says of a role that cannot be assumed what its trust needs', () => {
    const mapped = toBackstageError(awsError('AccessDenied', 403), {
      ...context,
      operation: 'sts:AssumeRole',
      resource: 'arn:aws:iam::201000000011:role/AtelierReader',
    });

    expect(mapped.message).toContain(
      'sts:AssumeRole of arn:aws:iam::201000000011:role/AtelierReader failed',
    );
    expect(mapped.message).toContain('trust policy');
  });

  it('leaves an abort and an error that is mapped already as they are', () => {
    const abort = Object.assign(new Error('aborted'), { name: 'AbortError' });
    const mapped = new NotFoundError('gone');

    expect(toBackstageError(abort, context)).toBe(abort);
    expect(toBackstageError(mapped, context)).toBe(mapped);
  });

  it('keeps an error it knows nothing of as the cause', () => {
    const error = new TypeError('x is not a function');
    const mapped = toBackstageError(error, context);

    expect(mapped.cause).toBe(error);
    expect(mapped.message).toContain('account 201000000011');
  });
});
