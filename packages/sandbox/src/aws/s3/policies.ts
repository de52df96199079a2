import { MalformedPolicy, parsePolicy } from '../../iam';
import { AwsError } from '../errors';
import { invalidPrincipals } from '../iam/invalidPrincipals';
import { operation } from '../service';
import { s } from '../shapes';
import { putBucket } from './documents';
import { getBucket } from './lookUp';
import * as shapes from './shapes';

const uri = '/{Bucket}?policy';

export const GetBucketPolicy = operation({
  write: false,
  input: s.structure(shapes.ofBucket),
  http: {
    method: 'GET',
    uri,
    headers: shapes.ownerHeader,
    answer: { body: { member: 'Policy' } },
  },
  handle(input, call) {
    const { policy, name } = getBucket(input, call);
    if (policy === undefined) {
      throw new AwsError(
        'NoSuchBucketPolicy',
        'The bucket policy does not exist',
        404,
        { BucketName: name },
      );
    }
    return { Policy: policy };
  },
});

export const PutBucketPolicy = operation({
  write: true,
  input: s.structure({
    ...shapes.ofBucket,
    Policy: s.blob().required(),
  }),
  http: {
    method: 'PUT',
    uri,
    headers: shapes.ownerHeader,
    body: { member: 'Policy' },
    answer: { status: 204 },
  },
  handle(input, call) {
    const bucket = getBucket(input, call);
    const policy = input.Policy.toString('utf8');
    const statements = readStatements(policy, bucket.name);
    const isPublic = statements.some(
      ({ Effect, Principal, Condition }) =>
        Effect === 'Allow' &&
        Condition === undefined &&
        JSON.stringify(Principal)?.includes('"*"'),
    );
    if (isPublic && bucket.publicAccessBlock?.BlockPublicPolicy) {
      throw new AwsError(
        'AccessDenied',
        `User: ${call.principal.arn} is not authorized to perform: s3:PutBucketPolicy on resource: "arn:aws:s3:::${bucket.name}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
        403,
      );
    }
    const [unknown] = invalidPrincipals(statements, call.env.store);
    if (unknown !== undefined) {
      throw new AwsError(
        'MalformedPolicy',
        'Invalid principal in policy',
        400,
        {
          Detail: unknown,
        },
      );
    }
    putBucket(call.env, { ...bucket, policy });
  },
});

export const DeleteBucketPolicy = operation({
  write: true,
  input: s.structure(shapes.ofBucket),
  http: {
    method: 'DELETE',
    uri,
    headers: shapes.ownerHeader,
    answer: { status: 204 },
  },
  handle(input, call) {
    const bucket = getBucket(input, call);
    putBucket(call.env, { ...bucket, policy: undefined });
  },
});

type Statement = Record<string, unknown>;

/** The policy's statements. Throws MalformedPolicy. */
function readStatements(policy: string, bucket: string): Statement[] {
  try {
    parsePolicy(policy, 'resource');
  } catch (error) {
    throw error instanceof MalformedPolicy ? malformed(error.message) : error;
  }
  const statements = [JSON.parse(policy).Statement].flat() as Statement[];
  const arn = `arn:aws:s3:::${bucket}`;
  for (const { Action, NotAction, Resource, NotResource } of statements) {
    const actions = [Action ?? NotAction].flat();
    if (!actions.every(one => one === '*' || /^s3:/i.test(String(one)))) {
      throw malformed('Policy has invalid action');
    }
    const resources = [Resource ?? NotResource].flat().map(String);
    if (!resources.every(one => one === arn || one.startsWith(`${arn}/`))) {
      throw malformed('Policy has invalid resource');
    }
  }
  return statements;
}

function malformed(message: string): AwsError {
  return new AwsError('MalformedPolicy', message);
}
