import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import type { TestAccount } from '../../cloudformation/__testUtils__/TestAccount';

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'sagemaker.amazonaws.com' },
      Action: 'sts:AssumeRole',
    },
  ],
});

const work = JSON.stringify({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Action: ['ecr:*', 'iam:PassRole', 'kms:*', 'logs:*', 's3:*', 'sagemaker:*'],
    Resource: '*',
  },
});

/** A role that SageMaker works with; gives its ARN. */
export async function newExecutionRole(
  { iam }: TestAccount,
  RoleName = 'test-execution',
): Promise<string> {
  const { Role } = await iam.send(
    new CreateRoleCommand({
      Path: '/atelier/',
      RoleName,
      AssumeRolePolicyDocument: trust,
    }),
  );
  await iam.send(
    new PutRolePolicyCommand({
      RoleName,
      PolicyName: 'work',
      PolicyDocument: work,
    }),
  );
  return Role?.Arn ?? '';
}
