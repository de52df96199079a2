/**
 * Error codes that no operation's model lists, because any operation may answer them.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html and each service's
 * "Common Errors", for example
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/CommonErrors.html
 */
const common = [
  'AccessDeniedException',
  'ExpiredTokenException',
  'IncompleteSignature',
  'InternalFailure',
  'InvalidAction',
  'InvalidClientTokenId',
  'MissingAuthenticationTokenException',
  'OptInRequired',
  'RequestEntityTooLargeException',
  'RequestExpired',
  'SerializationException',
  'ServiceUnavailable',
  'ThrottlingException',
  'UnknownOperationException',
  'UnrecognizedClientException',
];

/** Services of the JSON protocols. */
const json = ['ValidationException'];

/** Services of the query protocol. */
const query = [
  'AccessDenied',
  'ExpiredToken',
  'InvalidParameterValue',
  'MalformedInput',
  'MissingAuthenticationToken',
  'Throttling',
  'ValidationError',
];

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html
const sqs = [...json, 'InvalidParameterValue'];

const s3 = [
  'AccessDenied',
  'BadDigest',
  'BadRequest',
  'BucketAlreadyExists',
  'BucketAlreadyOwnedByYou',
  'BucketNotEmpty',
  'EntityTooLarge',
  'EntityTooSmall',
  'ExpiredToken',
  'IllegalLocationConstraintException',
  'IncompleteBody',
  'InvalidAccessKeyId',
  'InvalidArgument',
  'InvalidBucketName',
  'InvalidBucketState',
  'InvalidDigest',
  'InvalidPart',
  'InvalidPartNumber',
  'InvalidPartOrder',
  'InvalidRange',
  'InvalidRequest',
  'InvalidStorageClass',
  'InvalidTag',
  'KeyTooLongError',
  'MalformedACLError',
  'MalformedPolicy',
  'MalformedXML',
  'MetadataTooLarge',
  'MethodNotAllowed',
  'MissingContentLength',
  'NoSuchBucket',
  'NoSuchBucketPolicy',
  'NoSuchCORSConfiguration',
  'NoSuchKey',
  'NoSuchLifecycleConfiguration',
  'NoSuchPublicAccessBlockConfiguration',
  'NoSuchTagSet',
  'NoSuchUpload',
  'NoSuchVersion',
  'NotImplemented',
  'NotModified',
  'OperationAborted',
  'OwnershipControlsNotFoundError',
  'PermanentRedirect',
  'PreconditionFailed',
  'ServerSideEncryptionConfigurationNotFoundError',
  'SlowDown',
  'TooManyBuckets',
  'XAmzContentSHA256Mismatch',
];

const byService = {
  s3,
  sqs,
  iam: query,
  sts: query,
  cloudformation: query,
};

/** Whether a service answers with this code though the operation's model does not list it. */
export function isCommonCode(service, code) {
  return (
    common.includes(code) ||
    Boolean((byService[service] ?? json).includes(code))
  );
}
