import { AwsError } from '../errors';
import type { Call, Scope } from '../service';
import { repositories, repositoryArn, type Repository } from './documents';

interface OfRepository {
  registryId?: string;
  repositoryName: string;
}

/** Where the registry asked for lies. */
export function registryOf(
  { registryId }: { registryId?: string },
  { account, region }: Call,
): Scope {
  return { account: registryId ?? account, region };
}

/** The repository asked for. Throws RepositoryNotFoundException. */
export function getRepository(input: OfRepository, call: Call): Repository {
  const scope = registryOf(input, call);
  const { repositoryName } = input;
  const found = call.env.store.get(repositories, scope, repositoryName);
  if (!found) {
    throw new AwsError(
      'RepositoryNotFoundException',
      `The repository with name '${repositoryName}' does not exist in the registry with id '${scope.account}'`,
    );
  }
  return found;
}

/** Changes a repository. */
export function putRepository(repository: Repository, call: Call): void {
  const [, , , region, account] = repository.arn.split(':');
  const scope = { account, region };
  call.env.store.put(repositories, scope, repository.name, repository);
}

export function newRepository(
  name: string,
  { account, region, env }: Call,
): Pick<Repository, 'name' | 'arn' | 'uri' | 'createdAt' | 'images'> {
  return {
    name,
    arn: repositoryArn({ account, region }, name),
    uri: `${account}.dkr.ecr.${region}.amazonaws.com/${name}`,
    createdAt: env.clock.now().toISOString(),
    images: [],
  };
}

export function describe(repository: Repository) {
  const { name, arn, uri, createdAt, isImmutable, encryption } = repository;
  return {
    repositoryArn: arn,
    registryId: arn.split(':')[4],
    repositoryName: name,
    repositoryUri: uri,
    createdAt: new Date(createdAt),
    imageTagMutability: isImmutable ? 'IMMUTABLE' : 'MUTABLE',
    imageScanningConfiguration: { scanOnPush: false },
    encryptionConfiguration: encryption,
  };
}
