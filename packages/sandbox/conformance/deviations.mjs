/** What AWS does though its models say otherwise: a finding of such a call is none. */
export const deviations = [
  {
    where: /^cloudformation:DescribeStackEvents answer /,
    what: /_COMPLETE_CLEANUP_IN_PROGRESS/,
    why: 'Events carry the statuses of stacks, the model has them for stacks only.',
  },
  {
    where: /^iam:(Create|Get)Role answer /,
    what: /^Role\.PermissionsBoundary\.PermissionsBoundaryType: "Policy"/,
    why: "The type's own description has this as its one value; the enumeration is another.",
  },
  {
    where: /^events:.*Connection answer /,
    what: /^SecretArn: .*secret:events!connection\//,
    why: 'EventBridge names its secrets so; the pattern lacks the exclamation mark.',
  },
  {
    where: /^events:ListTargetsByRule answer /,
    what: /^Targets: 0 is below the minimum 1/,
    why: 'A rule without targets gives an empty list.',
  },
  {
    where: /^kms:Decrypt refused /,
    what: /the model allows/,
    why: 'The text to decrypt is optional for the sake of dry runs, which the sandbox lacks.',
  },
  {
    where: /^events:(Create|Update)Connection refused /,
    what: /the model allows/,
    why: 'Of a secret only its length is recorded, not what is wrong with it.',
  },
];

/** Where the input shapes of operations differ from AWS's models, and why: AWS checks more than it says there. */
export const shapeDeviations = [
  {
    where: /^cloudformation:\w+ TemplateBody max is 51200/,
    why: 'CloudFormation refuses a longer body with the sentence of a constraint.',
  },
  {
    where: /^kms:Decrypt CiphertextBlob is required/,
    why: 'Optional in the model for the sake of dry runs, which the sandbox lacks.',
  },
  {
    where: /^s3:\w+ PartNumber (min is 1|max is 10000),/,
    why: 'S3 documents the range of part numbers, its model has none.',
  },
  {
    where: /^s3:\w+ (MaxKeys|MaxParts) min is 0,/,
    why: 'S3 refuses negative numbers.',
  },
  {
    where: /^s3:UploadPartCopy CopySourceRange pattern/,
    why: 'S3 documents the form `bytes=first-last`, and takes no other.',
  },
  {
    where:
      /^s3:\w+ [\w.[\]]*(Tags\[\]|TagSet\[\]|Filter\.Tag)\.(Key max is 128|Value max is 256),/,
    why: 'S3 documents the lengths of tags, its model has none.',
  },
  {
    where:
      /^s3:Put\w+ (ServerSideEncryptionConfiguration|OwnershipControls)\.Rules (min|max) is 1,/,
    why: 'S3 takes one rule, and refuses others as a malformed document.',
  },
  {
    where:
      /^s3:PutBucketLifecycleConfiguration LifecycleConfiguration( is required|\.Rules (min is 1|max is 1000),)/,
    why: 'S3 refuses an empty document, and more than a thousand rules.',
  },
  {
    where: /^s3:CompleteMultipartUpload MultipartUpload[\w.[\]]* is required/,
    why: 'S3 refuses a document without parts, or parts without number and tag, as malformed.',
  },
  {
    where: /^s3:PutBucketPolicy Policy is a blob/,
    why: 'A policy comes as the bytes of the body.',
  },
];
