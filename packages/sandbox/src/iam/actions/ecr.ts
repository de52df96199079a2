import { on, requestTags, type Tags } from './access';
import type { AccessTable, OperationCall } from './OperationAccess';

interface EcrInput {
  registryId?: string;
  repositoryName?: string;
  repositoryNames?: string[];
  tags?: Tags;
}

function arnOf(
  name: string,
  { input: { registryId }, account, region }: OperationCall<EcrInput>,
): string {
  return `arn:aws:ecr:${region}:${registryId ?? account}:repository/${name}`;
}

function onRepository(operation: string) {
  return on<EcrInput>(`ecr:${operation}`, call =>
    arnOf(call.input.repositoryName ?? '*', call),
  );
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html */
export const ecr: AccessTable = {
  ...Object.fromEntries(
    [
      'BatchGetImage',
      'DeleteRepository',
      'DeleteRepositoryPolicy',
      'GetRepositoryPolicy',
      'PutImage',
      'SetRepositoryPolicy',
    ].map(name => [name, onRepository(name)]),
  ),
  CreateRepository: (call: OperationCall<EcrInput>) => {
    const { repositoryName = '*', tags } = call.input;
    const resource = arnOf(repositoryName, call);
    const context = requestTags(tags);
    return [
      'ecr:CreateRepository',
      ...(tags?.length ? ['ecr:TagResource'] : []),
    ].map(action => ({ action, resource, context }));
  },
  DescribeRepositories: (call: OperationCall<EcrInput>) =>
    (call.input.repositoryNames ?? ['*']).map(name => ({
      action: 'ecr:DescribeRepositories',
      resource: arnOf(name, call),
    })),
};
