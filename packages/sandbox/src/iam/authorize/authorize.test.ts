import {
  CreateRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import {
  CreateUserProfileCommand,
  DescribeDomainCommand,
  ListDomainsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { clientConfig, type TestCredentials } from '../../__testUtils__/credentials';
import { startSandbox, type RunningSandbox } from '../../startSandbox';

// The sandbox with each of its services asking policies first.
jest.mock('../../aws/services', () => {
  const { services } = jest.requireActual('../../aws/services');
  const { authorized } = jest.requireActual('./authorized');
  return { services: services.map(authorized) };
});

const account = '201000000011';

describe('authorize', () => {
  let sandbox: RunningSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.stop());

  it('x', async () => {
    expect(sandbox.awsUrl).toBeDefined();
  });
});
