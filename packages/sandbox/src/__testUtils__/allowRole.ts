import { IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { rootConfig } from './credentials';

/** Lets a role do more than its own policies say, on every resource. */
export async function allowRole(
  endpoint: string,
  account: string,
  RoleName: string,
  ...Action: string[]
): Promise<void> {
  const iam = new IAMClient(await rootConfig(endpoint, account));
  const Statement = { Effect: 'Allow', Action, Resource: '*' };
  await iam.send(
    new PutRolePolicyCommand({
      RoleName,
      PolicyName: 'test',
      PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
    }),
  );
  iam.destroy();
}
