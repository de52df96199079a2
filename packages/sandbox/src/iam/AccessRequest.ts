import type { Requester } from './matching/Requester';
import type { RequestContext } from './RequestContext';

/** A request that policies decide on. */
export interface AccessRequest {
  requester: Requester;
  /** For example `s3:GetObject`. */
  action: string;
  /** ARN, or `*` for an action that is about no resource. */
  resource: string;
  /** The account whose resource it is; absent for the requester's own. */
  resourceAccount?: string;
  context: RequestContext;
}
