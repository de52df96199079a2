import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  ListDomainsCommand,
  ListUserProfilesCommand,
} from '@aws-sdk/client-sagemaker';
import {
  DescribeRecordCommand,
  ProvisionProductCommand,
  SearchProvisionedProductsCommand,
} from '@aws-sdk/client-service-catalog';
import { eventually } from '../cloudformation/__testUtils__/eventually';
import {
  spoke,
  TestAccount,
} from '../cloudformation/__testUtils__/TestAccount';

const main = resolve(__dirname, '../../main.ts');

/** The sandbox as `npm start` runs it, in a process of its own. */
async function startProcess(data: string) {
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      main,
      ...['--data', data, '--aws-port', '0', '--idp-port', '0'],
      ...['--code-host-port', '0'],
      ...['--speed', '20'],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  for await (const chunk of child.stdout) {
    output += chunk;
    const [awsUrl] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
    if (awsUrl) {
      const account = await TestAccount.assume(
        awsUrl,
        spoke,
        'AtelierProvisioner',
      );
      return { child, account };
    }
  }
  throw new Error(`The sandbox did not start: ${output}`);
}

async function kill(child: ChildProcess) {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('the sandbox process', () => {
  it('goes on with a launch after SIGKILL', async () => {
    const data = await mkdtemp(join(tmpdir(), 'sandbox-sigkill-'));
    let { child, account } = await startProcess(data);
    try {
      const { Domains } = await account.sagemaker.send(
        new ListDomainsCommand({}),
      );
      const DomainId = Domains?.[0].DomainId;
      const { RecordDetail } = await account.servicecatalog.send(
        new ProvisionProductCommand({
          ProductName: 'Studio user profile',
          ProvisioningArtifactName: 'v1',
          ProvisionedProductName: 'survivor',
          ProvisioningParameters: [
            { Key: 'DomainId', Value: DomainId },
            { Key: 'UserProfileName', Value: 'survivor' },
            {
              Key: 'ExecutionRoleArn',
              Value: `arn:aws:iam::${spoke}:role/atelier/data-scientist`,
            },
          ],
        }),
      );
      const record = () =>
        account.servicecatalog.send(
          new DescribeRecordCommand({ Id: RecordDetail?.RecordId }),
        );
      const profiles = async () => {
        const { UserProfiles } = await account.sagemaker.send(
          new ListUserProfilesCommand({
            DomainIdEquals: DomainId,
            UserProfileNameContains: 'survivor',
          }),
        );
        return UserProfiles ?? [];
      };
      const moments = [
        () => record().then(it => it.RecordDetail?.Status === 'IN_PROGRESS'),
        () => profiles().then(found => found.length > 0),
      ];
      for (const moment of moments) {
        await eventually(moment, Boolean);
        await kill(child);
        account.destroy();
        ({ child, account } = await startProcess(data));
      }
      await eventually(
        record,
        ({ RecordDetail: now }) => now?.Status === 'SUCCEEDED',
      );
      expect(await profiles()).toMatchObject([{ Status: 'InService' }]);
      const { ProvisionedProducts } = await account.servicecatalog.send(
        new SearchProvisionedProductsCommand({}),
      );
      expect(ProvisionedProducts).toMatchObject([
        { Name: 'survivor', Status: 'AVAILABLE' },
      ]);
    } finally {
      account.destroy();
      await kill(child);
      await rm(data, { recursive: true, force: true });
    }
  }, 60_000);
});
