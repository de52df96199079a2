export { MalformedPolicy } from './MalformedPolicy';
export { parsePolicy } from './parsePolicy';
export type {
  Condition,
  Element,
  Policy,
  PolicyUse,
  PrincipalName,
  Statement,
} from './Policy';
