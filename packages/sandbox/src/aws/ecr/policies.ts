import { MalformedPolicy, parsePolicy } from '../../iam';
import { AwsError } from '../errors';
import { operation } from '../service';
import { s } from '../shapes';
import type { Repository } from './documents';
import { getRepository, putRepository } from './repository';
import * as shapes from './shapes';

export const SetRepositoryPolicy = operation({
  write: true,
  input: s.structure({
    ...shapes.ofRepository,
    policyText: s.string({ max: 10240 }).required(),
    force: s.boolean(),
  }),
  handle({ policyText, ...input }, call) {
    const repository = getRepository(input, call);
    checkPolicy(policyText);
    putRepository({ ...repository, policy: policyText }, call);
    return answer(repository, policyText);
  },
});

export const GetRepositoryPolicy = operation({
  write: false,
  input: s.structure(shapes.ofRepository),
  handle(input, call) {
    const repository = getRepository(input, call);
    return answer(repository, policyOf(repository));
  },
});

export const DeleteRepositoryPolicy = operation({
  write: true,
  input: s.structure(shapes.ofRepository),
  handle(input, call) {
    const repository = getRepository(input, call);
    const policy = policyOf(repository);
    putRepository({ ...repository, policy: undefined }, call);
    return answer(repository, policy);
  },
});

function policyOf({ name, arn, policy }: Repository): string {
  if (policy === undefined) {
    throw new AwsError(
      'RepositoryPolicyNotFoundException',
      `Repository policy does not exist for the repository with name '${name}' in the registry with id '${
        arn.split(':')[4]
      }'`,
    );
  }
  return policy;
}

function answer({ name, arn }: Repository, policyText: string) {
  return { registryId: arn.split(':')[4], repositoryName: name, policyText };
}

/** The policies of repositories have no resource: they are about what they stand at. */
function checkPolicy(text: string): void {
  try {
    const { statements } = parsePolicy(text, 'resource');
    if (statements.some(({ resources }) => resources)) {
      throw new MalformedPolicy('Has prohibited field Resource');
    }
  } catch (error) {
    throw error instanceof MalformedPolicy
      ? new AwsError(
          'InvalidParameterException',
          `Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'. ${error.message}`,
        )
      : error;
  }
}
