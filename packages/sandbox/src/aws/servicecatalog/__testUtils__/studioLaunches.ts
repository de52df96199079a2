import {
  DescribeUserProfileCommand,
  ListDomainsCommand,
} from '@aws-sdk/client-sagemaker';
import {
  DescribeRecordCommand,
  ProvisionProductCommand,
  type ProvisionProductCommandInput,
} from '@aws-sdk/client-service-catalog';
import { startSandbox, type RunningSandbox } from '../../..';
import { allowRole } from '../../../__testUtils__/allowRole';
import type { Sample } from '../../cloudformation/__testUtils__/conformance';
import { eventually } from '../../cloudformation/__testUtils__/eventually';
import {
  hub,
  spoke,
  TestAccount,
} from '../../cloudformation/__testUtils__/TestAccount';

/** The role of a persona in the spoke. */
export const roleArn = (name: string) =>
  `arn:aws:iam::${spoke}:role/atelier/${name}`;

/** A sandbox for the tests of a file, whose provisioner launches Studio profiles in the spoke. */
export function studioLaunches() {
  const samples: Sample[] = [];
  let sandbox: RunningSandbox;
  let provisioner: TestAccount;
  let DomainId: string;

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    provisioner = await assume(spoke, 'AtelierProvisioner');
    for (const [account, role] of [
      [spoke, 'AtelierProvisioner'],
      [spoke, 'AtelierReader'],
      [hub, 'AtelierReader'],
    ]) {
      await allowRole(sandbox.awsUrl, account, role, 'servicecatalog:*');
    }
    const { Domains } = await provisioner.sagemaker.send(
      new ListDomainsCommand({}),
    );
    DomainId = Domains?.[0].DomainId ?? '';
  });

  afterAll(async () => {
    provisioner.destroy();
    await sandbox.stop();
  });

  function assume(account: string, role: string) {
    return TestAccount.assume(sandbox.awsUrl, account, role, samples);
  }

  function launch(
    name: string,
    extra: Partial<ProvisionProductCommandInput> = {},
  ) {
    return provisioner.servicecatalog.send(
      new ProvisionProductCommand({
        ProductName: 'Studio user profile',
        ProvisioningArtifactName: 'v1',
        ProvisionedProductName: name,
        ProvisioningParameters: parameters(name),
        Tags: [{ Key: 'atelier:user', Value: `user:default/${name}` }],
        ...extra,
      }),
    );
  }

  function parameters(
    name: string,
    role = 'data-scientist',
    domain = DomainId,
  ) {
    return [
      { Key: 'DomainId', Value: domain },
      { Key: 'UserProfileName', Value: name },
      { Key: 'ExecutionRoleArn', Value: roleArn(role) },
    ];
  }

  function follow(id: string | undefined) {
    return eventually(
      () =>
        provisioner.servicecatalog.send(new DescribeRecordCommand({ Id: id })),
      ({ RecordDetail }) =>
        ['SUCCEEDED', 'FAILED'].includes(RecordDetail?.Status ?? ''),
    );
  }

  async function launched(name: string) {
    const { RecordDetail } = await launch(name);
    const { RecordOutputs = [] } = await follow(RecordDetail?.RecordId);
    return { id: RecordDetail?.ProvisionedProductId, outputs: RecordOutputs };
  }

  function describeProfile(name: string) {
    return provisioner.sagemaker.send(
      new DescribeUserProfileCommand({ DomainId, UserProfileName: name }),
    );
  }

  return {
    samples,
    assume,
    launch,
    parameters,
    follow,
    launched,
    describeProfile,
    get url() {
      return sandbox.awsUrl;
    },
    get provisioner() {
      return provisioner;
    },
    get domainId() {
      return DomainId;
    },
  };
}
