import { kind } from '../../store';
import type { Scope, Store, Tag } from '../service';

export interface Image {
  /** For example `sha256:…`, of the manifest. */
  digest: string;
  tags: string[];
  /** JSON, as it was given. */
  manifest: string;
  mediaType?: string;
}

/** A private repository of container images. */
export interface Repository {
  name: string;
  arn: string;
  /** For example `111122223333.dkr.ecr.eu-west-1.amazonaws.com/churn`. */
  uri: string;
  /** ISO 8601. */
  createdAt: string;
  isImmutable: boolean;
  encryption: { encryptionType: string; kmsKey?: string };
  /** JSON, as it was given. */
  policy?: string;
  images: Image[];
  tags: Tag[];
}

/** By name. */
export const repositories = kind<Repository>('ecr.repository');

/** A repository by its ARN. */
export function findRepository(
  store: Store,
  arn: string,
): Repository | undefined {
  const [, region, account, name] =
    /^arn:aws:ecr:([^:]+):(\d{12}):repository\/(.+)$/.exec(arn) ?? [];
  return name ? store.get(repositories, { account, region }, name) : undefined;
}

export function repositoryArn({ account, region }: Scope, name: string) {
  return `arn:aws:ecr:${region}:${account}:repository/${name}`;
}
