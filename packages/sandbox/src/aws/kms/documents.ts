import { kind } from '../../store';
import type { Scope, Store, Tag } from '../service';

export interface Key {
  KeyId: string;
  Arn: string;
  account: string;
  region: string;
  Description: string;
  KeyState: 'Enabled' | 'Disabled' | 'PendingDeletion';
  KeyManager: 'AWS' | 'CUSTOMER';
  /** JSON, as it was given. */
  policy: string;
  /** Days between rotations; absent where the key is not rotated. */
  rotationDays?: number;
  tags: Tag[];
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601; of a key that is to be deleted. */
  deletionAt?: string;
  /** The key itself, base64; nothing gives it out. */
  material: string;
}

export interface Alias {
  /** For example `alias/atelier/churn`. */
  AliasName: string;
  AliasArn: string;
  TargetKeyId: string;
  /** ISO 8601. */
  createdAt: string;
  updatedAt: string;
}

/** By id. */
export const keys = kind<Key>('kms.key');
/** By name. */
export const aliases = kind<Alias>('kms.alias');

/**
 * A key by its id, ARN, alias name or alias ARN. Ids and alias names mean the account and region
 * given; ARNs may mean others.
 */
export function findKey(
  store: Store,
  reference: string,
  { account, region }: Scope,
): Key | undefined {
  const [, inRegion, ofAccount, resource] =
    /^arn:aws:kms:([^:]+):(\d{12}):((?:key|alias)\/.+)$/.exec(reference) ?? [];
  const scope =
    resource === undefined
      ? { account, region }
      : { account: ofAccount, region: inRegion };
  const name = resource?.replace(/^key\//, '') ?? reference;
  const id = name.startsWith('alias/')
    ? store.get(aliases, scope, name)?.TargetKeyId
    : name;
  return id === undefined ? undefined : store.get(keys, scope, id);
}

export function putKey(store: Store, key: Key): void {
  const { account, region, KeyId } = key;
  store.put(keys, { account, region }, KeyId, key);
}
