export * from './modelGroups';
export * from './modelVersions';
export * from './setModelApproval';
