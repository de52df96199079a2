import { parsePolicy, type Policy, type PolicyUse } from '../policy';

const kept = 5_000;
const policies = new Map<string, Policy>();

/** As `parsePolicy`; documents that were read before are not parsed again. */
export function readPolicy(document: string, use: PolicyUse): Policy {
  const key = `${use} ${document}`;
  const known = policies.get(key);
  if (known) {
    return known;
  }
  const policy = parsePolicy(document, use);
  if (policies.size >= kept) {
    policies.clear();
  }
  policies.set(key, policy);
  return policy;
}
