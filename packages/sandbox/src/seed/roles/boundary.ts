import type { Statement } from './SeedRole';

export const boundaryName = 'AtelierBoundary';

/** The most that a role of Atelier's making may ever do: its work, but nothing with identities or accounts. */
export const boundaryStatements: Statement[] = [
  {
    Sid: 'Work',
    Effect: 'Allow',
    NotAction: ['account:*', 'iam:*', 'organizations:*'],
    Resource: '*',
  },
  {
    Sid: 'PassOwnRoles',
    Effect: 'Allow',
    Action: ['iam:GetRole', 'iam:PassRole'],
    Resource: 'arn:aws:iam::*:role/atelier/*',
  },
];
