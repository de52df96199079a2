import { RequestContext, type AccessRequest } from '..';
import type { PolicyType } from './Decision';
import { denialMessage, denialReason } from './denialMessage';

const john: AccessRequest = {
  requester: {
    kind: 'user',
    arn: 'arn:aws:iam::123456789012:user/JohnDoe',
    account: '123456789012',
  },
  action: 'codedeploy:ListDeployments',
  resource: 'arn:aws:codedeploy:us-east-1:123456789012:deploymentgroup:*',
  context: new RequestContext({}),
};

/** The examples of https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
describe('denialMessage', () => {
  it('names who, what, on which resource, and why', () => {
    expect(
      denialMessage(john, { result: 'implicitDeny', by: 'boundary' }),
    ).toBe(
      'User: arn:aws:iam::123456789012:user/JohnDoe is not authorized to perform: codedeploy:ListDeployments on resource: arn:aws:codedeploy:us-east-1:123456789012:deploymentgroup:* because no permissions boundary allows the codedeploy:ListDeployments action',
    );
    expect(
      denialMessage(john, { result: 'explicitDeny', by: 'identity' }),
    ).toBe(
      'User: arn:aws:iam::123456789012:user/JohnDoe is not authorized to perform: codedeploy:ListDeployments on resource: arn:aws:codedeploy:us-east-1:123456789012:deploymentgroup:* with an explicit deny in an identity-based policy',
    );
  });

  it('puts the resources of S3 in quotation marks', () => {
    const request = {
      ...john,
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::amzn-s3-demo-bucket1/object-name',
    };
    expect(
      denialMessage(request, { result: 'explicitDeny', by: 'resource' }),
    ).toBe(
      'User: arn:aws:iam::123456789012:user/JohnDoe is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::amzn-s3-demo-bucket1/object-name" with an explicit deny in a resource-based policy',
    );
  });

  it.each<['implicitDeny' | 'explicitDeny', PolicyType, string]>([
    [
      'explicitDeny',
      'serviceControl',
      'with an explicit deny in a service control policy',
    ],
    [
      'explicitDeny',
      'boundary',
      'with an explicit deny in a permissions boundary',
    ],
    ['explicitDeny', 'session', 'with an explicit deny in a session policy'],
    ['explicitDeny', 'trust', 'with an explicit deny in the role trust policy'],
    [
      'implicitDeny',
      'identity',
      'because no identity-based policy allows the a:B action',
    ],
    [
      'implicitDeny',
      'resource',
      'because no resource-based policy allows the a:B action',
    ],
    [
      'implicitDeny',
      'session',
      'because no session policy allows the a:B action',
    ],
    [
      'implicitDeny',
      'trust',
      'because no role trust policy allows the a:B action',
    ],
    [
      'implicitDeny',
      'serviceControl',
      'because no service control policy allows the a:B action',
    ],
  ])('%s by %s: %s', (result, by, reason) => {
    expect(denialReason('a:B', { result, by })).toBe(reason);
  });
});
