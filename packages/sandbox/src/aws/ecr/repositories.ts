import { AwsError } from '../errors';
import { paginate } from '../paginate';
import { operation } from '../service';
import { s } from '../shapes';
import { repositories } from './documents';
import {
  describe,
  getRepository,
  newRepository,
  putRepository,
  registryOf,
} from './repository';
import * as shapes from './shapes';

export const CreateRepository = operation({
  write: true,
  input: s.structure(
    {
      ...shapes.ofRepository,
      tags: shapes.tags,
      imageTagMutability: s.string({
        enum: ['MUTABLE', 'IMMUTABLE'],
        lacks: ['IMMUTABLE_WITH_EXCLUSION', 'MUTABLE_WITH_EXCLUSION'],
      }),
      encryptionConfiguration: s.structure({
        encryptionType: s
          .string({ enum: ['AES256', 'KMS'], lacks: ['KMS_DSSE'] })
          .required(),
        kmsKey: s.string({ min: 1, max: 2048 }),
      }),
    },
    ['imageTagMutabilityExclusionFilters', 'imageScanningConfiguration'],
  ),
  handle(input, call) {
    const { repositoryName: name } = input;
    if (call.env.store.get(repositories, call, name)) {
      throw new AwsError(
        'RepositoryAlreadyExistsException',
        `The repository with name '${name}' already exists in the registry with id '${call.account}'`,
      );
    }
    const repository = {
      ...newRepository(name, call),
      isImmutable: input.imageTagMutability === 'IMMUTABLE',
      encryption: input.encryptionConfiguration ?? { encryptionType: 'AES256' },
      tags: input.tags ?? [],
    };
    putRepository(repository, call);
    return { repository: describe(repository) };
  },
});

export const DescribeRepositories = operation({
  write: false,
  input: s.structure({
    registryId: shapes.registryId,
    repositoryNames: s.list(shapes.repositoryName, { min: 1, max: 100 }),
    nextToken: s.string(),
    maxResults: s.integer({ min: 1, max: 1000 }),
  }),
  handle(input, call) {
    const found =
      input.repositoryNames?.map(repositoryName =>
        getRepository({ ...input, repositoryName }, call),
      ) ?? call.env.store.list(repositories, registryOf(input, call));
    const { items, ...page } = paginate(found, input, {
      tokenIn: 'nextToken',
      tokenOut: 'nextToken',
      sizeIn: 'maxResults',
      default: 100,
      max: 1000,
      invalidToken: () =>
        new AwsError(
          'InvalidParameterException',
          'Invalid parameter: the next token is not valid.',
        ),
    });
    return { repositories: items.map(describe), ...page };
  },
});

export const DeleteRepository = operation({
  write: true,
  input: s.structure({ ...shapes.ofRepository, force: s.boolean() }),
  handle(input, call) {
    const repository = getRepository(input, call);
    if (repository.images.length && !input.force) {
      throw new AwsError(
        'RepositoryNotEmptyException',
        `The repository with name '${repository.name}' in registry with id '${call.account}' cannot be deleted because it still contains images`,
      );
    }
    const { store } = call.env;
    store.delete(repositories, registryOf(input, call), repository.name);
    return { repository: describe(repository) };
  },
});
