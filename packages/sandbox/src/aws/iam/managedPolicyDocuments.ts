import { kind } from '../../store';
import { globalScope, type Store, type Tag } from '../service';
import { noSuchEntity } from './lookUp';

export interface PolicyVersion {
  /** For example `v1`. */
  VersionId: string;
  /** JSON, as it was given. */
  document: string;
  /** ISO 8601. */
  createdAt: string;
}

/** A customer managed policy. */
export interface ManagedPolicy {
  PolicyName: string;
  PolicyId: string;
  Arn: string;
  Path: string;
  Description?: string;
  /** ISO 8601. */
  createdAt: string;
  updatedAt: string;
  DefaultVersionId: string;
  /** How many versions it ever had. */
  versionCount: number;
  versions: PolicyVersion[];
  tags: Tag[];
}

/** By name, in scope (account, aws-global). */
export const managedPolicies = kind<ManagedPolicy>('iam.policy');

/** A customer managed policy of any account; AWS's own are not stored. */
export function findManagedPolicy(
  store: Store,
  arn: string,
): ManagedPolicy | undefined {
  const [, account, path] =
    /^arn:aws:iam::(\d{12}):policy\/(.+)$/.exec(arn) ?? [];
  const name = path?.split('/').pop();
  const found = name && store.get(managedPolicies, globalScope(account), name);
  return found && found.Arn === arn ? found : undefined;
}

export function putManagedPolicy(store: Store, policy: ManagedPolicy): void {
  const account = policy.Arn.split(':')[4];
  store.put(managedPolicies, globalScope(account), policy.PolicyName, policy);
}

/** The JSON of a customer managed policy's default version. */
export function policyDocument(store: Store, arn: string): string | undefined {
  const policy = findManagedPolicy(store, arn);
  return policy?.versions.find(
    ({ VersionId }) => VersionId === policy.DefaultVersionId,
  )?.document;
}

/** Refuses a permissions boundary that is no policy. */
export function checkBoundary(arn: string | undefined, store: Store): void {
  const isOfAws = arn?.startsWith('arn:aws:iam::aws:policy/');
  if (arn !== undefined && !isOfAws && !findManagedPolicy(store, arn)) {
    throw noSuchEntity(
      `Scope ARN: ${arn} does not exist or is not attachable.`,
    );
  }
}
