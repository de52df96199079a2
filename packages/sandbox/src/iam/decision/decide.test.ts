import fc from 'fast-check';
import { parsePolicy, RequestContext, type Requester } from '..';
import type { ApplicablePolicies, Decision, ResourcePolicy } from './Decision';
import { decide } from './decide';

const account = '111122223333';
const other = '444455556666';
const userArn = `arn:aws:iam::${account}:user/ada`;
const roleArn = `arn:aws:iam::${account}:role/r`;
const sessionArn = `arn:aws:sts::${account}:assumed-role/r/s`;
const requesters: Requester[] = [
  { kind: 'user', arn: userArn, account },
  { kind: 'role', arn: sessionArn, account, roleArn },
];

const effect = fc.constantFrom('Allow', 'Deny');
const action = fc.constantFrom('s3:GetObject', 's3:*', 'sqs:*', '*');
const resource = fc.constantFrom(
  '*',
  'arn:aws:s3:::b/${aws:username}',
  'arn:aws:s3:::b/x',
);
const condition = fc.constantFrom(
  undefined,
  { StringEquals: { 'aws:username': 'ada' } },
  { 'ForAnyValue:StringLike': { 'aws:TagKeys': 'a*' } },
  { Null: { 'aws:username': 'true' } },
);
const element = (name: string, values: fc.Arbitrary<string>) =>
  fc.record({ isNegated: fc.boolean(), value: values }).map(one => ({
    [one.isNegated ? `Not${name}` : name]: one.value,
  }));
const statement = fc
  .tuple(
    effect,
    element('Action', action),
    element('Resource', resource),
    condition,
  )
  .map(([Effect, actions, resources, Condition]) => ({
    Effect,
    ...actions,
    ...resources,
    Condition,
  }));
const statements = fc.array(statement, { minLength: 1, maxLength: 4 });
const principal = fc.constantFrom(
  '*',
  { AWS: account },
  { AWS: userArn },
  { AWS: roleArn },
  { AWS: sessionArn },
  { AWS: other },
);
const resourceStatements = fc.array(
  fc
    .tuple(statement, principal)
    .map(([one, Principal]) => ({ ...one, Principal })),
  { minLength: 1, maxLength: 3 },
);

interface Given {
  requester: Requester;
  resourceAccount: string;
  hasName: boolean;
  identity: object[];
  boundary?: object[];
  session?: object[];
  serviceControl?: object[];
  resource?: object[];
  kind: ResourcePolicy['kind'];
}

const given: fc.Arbitrary<Given> = fc.record({
  requester: fc.constantFrom(...requesters),
  resourceAccount: fc.constantFrom(account, other),
  hasName: fc.boolean(),
  identity: statements,
  boundary: fc.option(statements, { nil: undefined }),
  session: fc.option(statements, { nil: undefined }),
  serviceControl: fc.option(statements, { nil: undefined }),
  resource: fc.option(resourceStatements, { nil: undefined }),
  kind: fc.constantFrom('resource' as const, 'key' as const),
});

function policy(
  Statement: object[],
  use: 'identity' | 'resource' = 'identity',
) {
  return parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement }), use);
}

function decideOn(
  one: Given,
  change: Partial<ApplicablePolicies> = {},
): Decision {
  return decide(
    {
      requester: one.requester,
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/ada',
      resourceAccount: one.resourceAccount,
      context: new RequestContext({
        'aws:username': one.hasName ? 'ada' : undefined,
        'aws:TagKeys': ['a', 'b'],
      }),
    },
    {
      identity: [policy(one.identity)],
      boundary: one.boundary && policy(one.boundary),
      session: one.session && [policy(one.session)],
      serviceControl: one.serviceControl && [[policy(one.serviceControl)]],
      resource: {
        kind: one.kind,
        policy: one.resource && policy(one.resource, 'resource'),
      },
      ...change,
    },
  );
}

const denyAll = { Effect: 'Deny', Action: '*', Resource: '*' };
const allowAll = { ...denyAll, Effect: 'Allow' };
const isAllowed = ({ result }: Decision) => result === 'allowed';
const runs = { numRuns: 300 };

describe('decide', () => {
  it('heeds an explicit deny, wherever it stands', () => {
    const places = [
      'identity',
      'boundary',
      'session',
      'serviceControl',
      'resource',
    ] as const;
    fc.assert(
      fc.property(given, fc.constantFrom(...places), (one, place) => {
        const denying = {
          ...denyAll,
          ...(place === 'resource' && { Principal: '*' }),
        };
        const denied = { ...one, [place]: [...(one[place] ?? []), denying] };
        expect(decideOn(denied).result).toBe('explicitDeny');
      }),
      runs,
    );
  });

  it('is the same in whatever order statements and policies stand', () => {
    fc.assert(
      fc.property(given, one => {
        const reversed = {
          ...one,
          identity: [...one.identity].reverse(),
          boundary: one.boundary && [...one.boundary].reverse(),
          resource: one.resource && [...one.resource].reverse(),
        };
        expect(decideOn(reversed)).toEqual(decideOn(one));
        const apart = one.identity.map(each => policy([each])).reverse();
        expect(decideOn(one, { identity: apart })).toEqual(decideOn(one));
      }),
      runs,
    );
  });

  it('never allows more for a boundary, a session policy or a service control policy', () => {
    fc.assert(
      fc.property(given, one => {
        const free = {
          ...one,
          boundary: undefined,
          session: undefined,
          serviceControl: undefined,
        };
        expect(isAllowed(decideOn(one)) && !isAllowed(decideOn(free))).toBe(
          false,
        );
      }),
      runs,
    );
  });

  it('never allows less for a further Allow', () => {
    fc.assert(
      fc.property(given, one => {
        const more = { ...one, identity: [...one.identity, allowAll] };
        expect(isAllowed(decideOn(one)) && !isAllowed(decideOn(more))).toBe(
          false,
        );
      }),
      runs,
    );
  });

  it('needs both sides of two accounts', () => {
    fc.assert(
      fc.property(given, one => {
        const foreign = { ...one, resourceAccount: other };
        const noResource = { ...foreign, resource: undefined };
        expect(isAllowed(decideOn(noResource))).toBe(false);
        expect(isAllowed(decideOn(foreign, { identity: [] }))).toBe(false);
      }),
      runs,
    );
  });

  it('does not blame identity-based policies where they allow all', () => {
    fc.assert(
      fc.property(given, one => {
        const missing = { result: 'implicitDeny', by: 'identity' };
        const more = { ...one, identity: [...one.identity, allowAll] };
        expect(decideOn(more)).not.toEqual(missing);
      }),
      runs,
    );
  });
});
