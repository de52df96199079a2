import fc from 'fast-check';
import { MalformedPolicy, parsePolicy, type PolicyUse } from '.';

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const trusting = {
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Principal: { AWS: '111122223333' },
};

function parse(Statement: unknown, use: PolicyUse = 'identity') {
  return parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement }), use);
}

function outcome(parsing: () => unknown): unknown {
  try {
    parsing();
  } catch (error) {
    return error instanceof MalformedPolicy ? 'as it should' : error;
  }
  return 'as it should';
}

describe('parsePolicy', () => {
  it('takes one statement or a list', () => {
    expect(parse(statement).statements).toHaveLength(1);
    expect(parse([statement, statement]).statements).toHaveLength(2);
  });

  it('takes policies without a version as the oldest', () => {
    const document = JSON.stringify({ Statement: statement });
    expect(parsePolicy(document, 'identity').version).toBe('2008-10-17');
  });

  it.each([
    ['{', 'This policy contains invalid Json'],
    ['[]', 'Syntax errors in policy.'],
    ['{}', 'Syntax errors in policy.'],
    ['{"Statement": []}', 'Syntax errors in policy.'],
    ['{"Statement": "all"}', 'Syntax errors in policy.'],
    ['{"Version": "2020-01-01"}', 'Syntax errors in policy.'],
    ['{"Id": 5, "Statement": []}', 'Syntax errors in policy.'],
    ['{"Policy": {}}', 'Syntax errors in policy.'],
  ])('refuses the document %s', (document, message) => {
    expect(() => parsePolicy(document, 'identity')).toThrow(
      new MalformedPolicy(message),
    );
  });

  it.each<[string, unknown, string]>([
    [
      'an unknown element',
      { ...statement, When: '*' },
      'Syntax errors in policy.',
    ],
    [
      'no effect',
      { ...statement, Effect: undefined },
      'Missing required field Effect',
    ],
    [
      'another effect',
      { ...statement, Effect: 'Maybe' },
      'Syntax errors in policy.',
    ],
    [
      'the effect in another case',
      { ...statement, Effect: 'allow' },
      'Syntax errors in policy.',
    ],
    [
      'no action',
      { ...statement, Action: undefined },
      'Policy statement must contain actions.',
    ],
    [
      'an empty list of actions',
      { ...statement, Action: [] },
      'Policy statement must contain actions.',
    ],
    [
      'Action and NotAction',
      { ...statement, NotAction: 's3:*' },
      'Syntax errors in policy.',
    ],
    [
      'an action that is no text',
      { ...statement, Action: 5 },
      'Syntax errors in policy.',
    ],
    [
      'an action without a service',
      { ...statement, Action: 'GetObject' },
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    ],
    [
      'an action with two colons',
      { ...statement, Action: 's3:Get:Object' },
      'Actions/Condition can contain only one colon.',
    ],
    [
      'an action of a service with wildcards',
      { ...statement, Action: 's*:GetObject' },
      'Vendor s* is not valid',
    ],
    [
      'no resource',
      { ...statement, Resource: undefined },
      'Policy statement must contain resources.',
    ],
    [
      'Resource and NotResource',
      { ...statement, NotResource: '*' },
      'Syntax errors in policy.',
    ],
    [
      'a resource that is no ARN',
      { ...statement, Resource: 'bucket' },
      'Resource bucket must be in ARN format or "*".',
    ],
    [
      'a resource of an unknown partition',
      { ...statement, Resource: 'arn:moon:s3:::b' },
      'Partition "moon" is not valid for resource "arn:moon:s3:::b".',
    ],
    [
      'a resource of any service',
      { ...statement, Resource: 'arn:aws:*:::b' },
      'Resource vendor must be fully qualified and cannot contain regexes.',
    ],
    [
      'a principal',
      { ...statement, Principal: '*' },
      'Policy document should not specify a principal.',
    ],
    [
      'an unknown operator',
      { ...statement, Condition: { StringEqual: { 'aws:username': 'a' } } },
      'Invalid Condition type : StringEqual.',
    ],
    [
      'an unknown set operator',
      {
        ...statement,
        Condition: { 'ForSome:StringEquals': { 'aws:TagKeys': 'a' } },
      },
      'Invalid Condition type : ForSome:StringEquals.',
    ],
    [
      'NullIfExists',
      { ...statement, Condition: { NullIfExists: { 'aws:username': 'true' } } },
      'Invalid Condition type : NullIfExists.',
    ],
    [
      'a condition key without a service',
      { ...statement, Condition: { Bool: { secure: 'true' } } },
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    ],
    [
      'a condition value that is an object',
      { ...statement, Condition: { StringEquals: { 'aws:username': {} } } },
      'Syntax errors in policy.',
    ],
    [
      'a condition that is a list',
      { ...statement, Condition: [] },
      'Syntax errors in policy.',
    ],
    [
      'a Sid with a space',
      { ...statement, Sid: 'a b' },
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    ],
    [
      'a Sid twice',
      [
        { ...statement, Sid: 'a' },
        { ...statement, Sid: 'a' },
      ],
      'Statement IDs (SID) in a single policy must be unique.',
    ],
  ])('refuses %s', (_what, given, message) => {
    expect(() => parse(given)).toThrow(new MalformedPolicy(message));
  });

  it.each<[string, unknown, string, PolicyUse]>([
    [
      'no principal in a resource’s policy',
      statement,
      'Missing required field Principal',
      'resource',
    ],
    [
      'a principal of unknown type',
      { ...statement, Principal: { Robot: 'r' } },
      'Syntax errors in policy.',
      'resource',
    ],
    [
      'a principal with a wildcard',
      { ...statement, Principal: { AWS: 'arn:aws:iam::111122223333:role/*' } },
      'Invalid principal in policy: "AWS":"arn:aws:iam::111122223333:role/*"',
      'resource',
    ],
    [
      'a principal that is no account',
      { ...statement, Principal: { AWS: '1234' } },
      'Invalid principal in policy: "AWS":"1234"',
      'resource',
    ],
    [
      'Principal and NotPrincipal',
      { ...statement, Principal: '*', NotPrincipal: '*' },
      'Syntax errors in policy.',
      'resource',
    ],
    [
      'a resource in a trust policy',
      { ...trusting, Resource: '*' },
      'Has prohibited field Resource',
      'trust',
    ],
    [
      'NotPrincipal in a trust policy',
      { ...trusting, NotPrincipal: '*' },
      'Has prohibited field NotPrincipal',
      'trust',
    ],
    [
      'no principal in a trust policy',
      { ...trusting, Principal: undefined },
      'Missing required field Principal',
      'trust',
    ],
    [
      'another service’s action in a trust policy',
      { ...trusting, Action: 's3:GetObject' },
      'AssumeRole policy may only specify STS AssumeRole actions.',
      'trust',
    ],
  ])('refuses %s', (_what, given, message, use) => {
    expect(() => parse(given, use)).toThrow(new MalformedPolicy(message));
  });

  it('lets a Sid of a resource’s policy have spaces', () => {
    const given = { ...statement, Principal: '*', Sid: 'Enable IAM policies' };
    expect(parse(given, 'resource').statements[0].sid).toBe(given.Sid);
  });

  it('reads or refuses whatever JSON comes, and does nothing else', () => {
    const names = [
      'Version',
      'Statement',
      'Effect',
      'Action',
      'Resource',
      'Principal',
      'Condition',
      'Sid',
    ];
    const json = fc.letrec(tie => ({
      any: fc.oneof(
        fc.constantFrom(
          'Allow',
          'Deny',
          '*',
          's3:*',
          'arn:aws:s3:::b',
          '2012-10-17',
          '${aws:x',
        ),
        fc.string(),
        fc.integer(),
        fc.constant(null),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom(...names, 'StringLike', 'AWS'),
          tie('any'),
        ),
      ),
    })).any;
    fc.assert(
      fc.property(
        json,
        fc.constantFrom<PolicyUse>('identity', 'resource', 'trust'),
        (value, use) => {
          expect(outcome(() => parsePolicy(JSON.stringify(value), use))).toBe(
            'as it should',
          );
        },
      ),
    );
  });
});
