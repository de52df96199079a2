export { authorize, neededBy, refusalOf } from './authorize';
export { forgetPolicyUse, policyUse } from './policyUse';
