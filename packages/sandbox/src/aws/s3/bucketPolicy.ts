import {
  decide,
  denialMessage,
  parsePolicy,
  RequestContext,
  type ContextValues,
} from '../../iam';
import { callContext } from '../../iam/authorize/callContext';
import { findRoleOf } from '../../iam/authorize/principalPolicies';
import { requesterOf } from '../../iam/authorize/requester';
import { AwsError } from '../errors';
import type { Call } from '../service';
import type { Bucket } from './documents';

/** What identity policies may say where only the bucket's policy is asked: everything. */
const anything = parsePolicy(
  '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
  'identity',
);

/**
 * Refuses a caller whom the bucket's policy denies, and a caller of another account whom it does
 * not allow. What identity policies say is not asked here.
 */
export function checkAccess(
  bucket: Bucket,
  action: string,
  key: string | undefined,
  call: Call,
  context: ContextValues = {},
): void {
  const bucketArn = `arn:aws:s3:::${bucket.name}`;
  const request = {
    requester: requesterOf(call.principal),
    action,
    resource: key === undefined ? bucketArn : `${bucketArn}/${key}`,
    resourceAccount: bucket.account,
    context: new RequestContext({
      ...callContext(
        call,
        findRoleOf(call.principal, call.env.store),
        call.env,
      ),
      ...context,
    }),
  };
  const decision = decide(request, {
    identity: [anything],
    resource: {
      kind: 'resource',
      policy:
        bucket.policy === undefined
          ? undefined
          : parsePolicy(bucket.policy, 'resource'),
    },
  });
  if (decision.result !== 'allowed') {
    const message = denialMessage(request, decision);
    throw new AwsError('AccessDenied', message, 403);
  }
}
