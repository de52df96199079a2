import {
  DescribeProvisionedProductCommand,
  ListRecordHistoryCommand,
  ScanProvisionedProductsCommand,
  SearchProvisionedProductsCommand,
  TerminateProvisionedProductCommand,
  UpdateProvisionedProductCommand,
} from '@aws-sdk/client-service-catalog';
import { modelViolations } from '../cloudformation/__testUtils__/conformance';
import { hub, spoke } from '../cloudformation/__testUtils__/TestAccount';
import { roleArn, studioLaunches } from './__testUtils__/studioLaunches';

describe('provisioned products', () => {
  const studio = studioLaunches();
  const { assume, launch, parameters, follow, launched, describeProfile } =
    studio;

  it('updates the execution role in place, and says nothing changed when nothing did', async () => {
    const { id } = await launched('updated');
    const before = await describeProfile('updated');
    for (const role of ['ml-engineer', 'ml-engineer']) {
      const { RecordDetail } = await studio.provisioner.servicecatalog.send(
        new UpdateProvisionedProductCommand({
          ProvisionedProductId: id,
          ProvisioningParameters: [
            { Key: 'DomainId', UsePreviousValue: true },
            { Key: 'UserProfileName', UsePreviousValue: true },
            { Key: 'ExecutionRoleArn', Value: roleArn(role) },
          ],
        }),
      );
      expect(RecordDetail?.RecordType).toBe('UPDATE_PROVISIONED_PRODUCT');
      const done = await follow(RecordDetail?.RecordId);
      expect(done.RecordDetail?.Status).toBe('SUCCEEDED');
    }
    const after = await describeProfile('updated');
    expect(after.UserSettings?.ExecutionRole).toBe(roleArn('ml-engineer'));
    expect(after.CreationTime).toEqual(before.CreationTime);
  });

  it('taints a product whose update fails, and brings the resource back', async () => {
    const { id } = await launched('tainted');
    const { RecordDetail } = await studio.provisioner.servicecatalog.send(
      new UpdateProvisionedProductCommand({
        ProvisionedProductId: id,
        ProvisioningParameters: [
          ...parameters('tainted').slice(0, 2),
          {
            Key: 'ExecutionRoleArn',
            Value: 'arn:aws:iam::201000000031:role/atelier/data-scientist',
          },
        ],
      }),
    );
    const done = await follow(RecordDetail?.RecordId);
    expect(done.RecordDetail).toMatchObject({
      Status: 'FAILED',
      RecordErrors: [
        {
          Description: expect.stringContaining(
            'Cross-account pass role is not allowed.',
          ),
        },
      ],
    });
    const { ProvisionedProductDetail } =
      await studio.provisioner.servicecatalog.send(
        new DescribeProvisionedProductCommand({ Id: id }),
      );
    expect(ProvisionedProductDetail?.Status).toBe('TAINTED');
    expect((await describeProfile('tainted')).UserSettings?.ExecutionRole).toBe(
      roleArn('data-scientist'),
    );
  });

  it('terminates product, stack and profile; then all is unknown', async () => {
    const ProvisionToken = 'token-2';
    const { RecordDetail } = await launch('ended', { ProvisionToken });
    await follow(RecordDetail?.RecordId);
    const terminated = await studio.provisioner.servicecatalog.send(
      new TerminateProvisionedProductCommand({
        ProvisionedProductId: RecordDetail?.ProvisionedProductId,
      }),
    );
    const done = await follow(terminated.RecordDetail?.RecordId);
    expect(done.RecordDetail?.Status).toBe('SUCCEEDED');
    await expect(describeProfile('ended')).rejects.toMatchObject({
      name: 'ResourceNotFound',
    });
    await expect(
      studio.provisioner.servicecatalog.send(
        new DescribeProvisionedProductCommand({ Name: 'ended' }),
      ),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'No stack named ended found.',
    });
    await expect(launch('ended', { ProvisionToken })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('finds provisioned products by query and by access level', async () => {
    await launched('found');
    const { servicecatalog } = studio.provisioner;
    const byName = await servicecatalog.send(
      new SearchProvisionedProductsCommand({
        Filters: { SearchQuery: ['name:found', 'status:AVAILABLE'] },
      }),
    );
    expect(byName.ProvisionedProducts).toMatchObject([
      { Name: 'found', ProductName: 'Studio user profile' },
    ]);
    const none = await servicecatalog.send(
      new SearchProvisionedProductsCommand({
        Filters: { SearchQuery: ['name:nowhere'] },
      }),
    );
    expect(none).toMatchObject({
      ProvisionedProducts: [],
      TotalResultsCount: 0,
    });
    const scanned = await servicecatalog.send(
      new ScanProvisionedProductsCommand({ PageSize: 1 }),
    );
    expect(scanned.ProvisionedProducts).toHaveLength(1);
    expect(scanned.NextPageToken).toBeDefined();
    const history = await servicecatalog.send(
      new ListRecordHistoryCommand({
        SearchFilter: {
          Key: 'provisionedproduct',
          Value: byName.ProvisionedProducts?.[0].Id,
        },
      }),
    );
    expect(history.RecordDetails).toMatchObject([
      { RecordType: 'PROVISION_PRODUCT', Status: 'SUCCEEDED' },
    ]);
    const reader = await assume(spoke, 'AtelierReader');
    const scan = (Key: 'Account' | 'User') =>
      reader.servicecatalog.send(
        new ScanProvisionedProductsCommand({
          AccessLevelFilter: { Key, Value: 'self' },
        }),
      );
    expect((await scan('User')).ProvisionedProducts).toEqual([]);
    expect((await scan('Account')).ProvisionedProducts).not.toEqual([]);
    const elsewhere = await assume(hub, 'AtelierReader');
    const { ProvisionedProducts } = await elsewhere.servicecatalog.send(
      new SearchProvisionedProductsCommand({}),
    );
    expect(ProvisionedProducts).toEqual([]);
    reader.destroy();
    elsewhere.destroy();
  });

  it("answers as AWS's models say, where the models are here", () => {
    expect(studio.samples.length).toBeGreaterThan(0);
    expect(modelViolations(studio.samples) ?? []).toEqual([]);
  });
});
