export * from './ProjectMembership';
export * from './projectMembershipServiceRef';
