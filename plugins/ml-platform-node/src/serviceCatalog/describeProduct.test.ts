import { AwsTarget } from '../clients';
import { Platform, startPlatform } from '../__testUtils__/startPlatform';
import { checkParameters } from './checkParameters';
import { describeProduct } from './describeProduct';
import { listProvisioningParameters } from './provisioningParameters';

const target: AwsTarget = {
  accountId: '201000000011',
  region: 'eu-west-1',
  role: 'provisioner',
};

describe('describeProduct', () => {
  let platform: Platform;

  beforeAll(async () => {
    platform = await startPlatform();
  });
  afterAll(() => platform.stop());

  const find = (product: string, version?: string) =>
    describeProduct(platform.clients, target, { product, version });

  it('finds a product by name or id, with its newest version', async () => {
    const byName = await find('Studio user profile');
    const byId = await find(byName.productId);

    expect(byName).toMatchObject({
      name: 'Studio user profile',
      version: 'v1',
      isVersionGiven: false,
    });
    expect(byId).toEqual(byName);
  });

  it('finds a version by name or id', async () => {
    const byName = await find('Studio user profile', 'v1');

    expect(byName.isVersionGiven).toBe(true);
    await expect(
      find('Studio user profile', byName.artifactId),
    ).resolves.toEqual(byName);
  });

  it('says which versions there are', async () => {
    await expect(find('Studio user profile', 'v9')).rejects.toThrow(
      "The product 'Studio user profile' has no version 'v9' in account 201000000011, region eu-west-1. It has: v1",
    );
  });

  it('says what to look at when there is no such product to launch', async () => {
    await expect(find('Spaceship')).rejects.toThrow(
      expect.objectContaining({
        name: 'NotFoundError',
        message: expect.stringContaining(
          "The product 'Spaceship' cannot be launched in account 201000000011, region eu-west-1. Check its name; its portfolio must be shared with the account",
        ),
      }),
    );
  });

  it('refuses a role that the portfolio is not shared with', async () => {
    await platform.allow(
      target.accountId,
      'AtelierReader',
      'servicecatalog:DescribeProduct',
    );
    await expect(
      describeProduct(
        platform.clients,
        { ...target, role: 'reader' },
        { product: 'Studio user profile' },
      ),
    ).rejects.toThrow('the reader role must have access to it');
  });

  it('gives the parameters with their constraints', async () => {
    const product = await find('Studio domain');
    const parameters = await listProvisioningParameters(
      platform.clients,
      target,
      product,
    );

    expect(parameters.find(({ key }) => key === 'DomainName')).toMatchObject({
      type: 'String',
      noEcho: false,
      minLength: 1,
      maxLength: 63,
      allowedPattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
    });
    expect(
      parameters.find(({ key }) => key === 'IdleTimeoutInMinutes'),
    ).toMatchObject({
      type: 'Number',
      defaultValue: '120',
      minValue: 60,
      maxValue: 525600,
    });
    expect(() =>
      checkParameters(product, parameters, { DomainName: '-', Other: 'x' }),
    ).toThrow(/'Other' is not a parameter.*'DomainName' must be 1 to 63/s);
  });
});
