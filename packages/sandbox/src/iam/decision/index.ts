export { decide } from './decide';
export type {
  ApplicablePolicies,
  Decision,
  Denial,
  PolicyType,
  ResourcePolicy,
} from './Decision';
export { denialMessage, denialReason } from './denialMessage';
