export type { AccessRequest } from './AccessRequest';
export * from './decision';
export type { Requester } from './matching/Requester';
export * from './policy';
export { RequestContext, type ContextValues } from './RequestContext';
