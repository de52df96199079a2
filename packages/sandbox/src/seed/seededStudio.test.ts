import {
  DescribeDomainCommand,
  ListDomainsCommand,
  ListTagsCommand,
  ListUserProfilesCommand,
} from '@aws-sdk/client-sagemaker';
import { startSandbox, type RunningSandbox } from '..';
import { TestAccount } from '../aws/cloudformation/__testUtils__/TestAccount';

describe('the seeded Studio domains', () => {
  let sandbox: RunningSandbox;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });

  afterAll(() => sandbox.stop());

  async function studioOf(account: string, region: string) {
    const { sagemaker } = await TestAccount.assume(
      sandbox.awsUrl,
      account,
      'AtelierReader',
      [],
      region,
    );
    const { Domains = [] } = await sagemaker.send(new ListDomainsCommand({}));
    const [listed] = Domains;
    if (!listed) {
      return undefined;
    }
    const tags = async (ResourceArn: string | undefined) => {
      const { Tags = [] } = await sagemaker.send(
        new ListTagsCommand({ ResourceArn }),
      );
      return Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]));
    };
    const { DomainId } = listed;
    const domain = await sagemaker.send(
      new DescribeDomainCommand({ DomainId }),
    );
    const { UserProfiles = [] } = await sagemaker.send(
      new ListUserProfilesCommand({ DomainIdEquals: DomainId }),
    );
    const profiles = UserProfiles.map(profile => profile.UserProfileName);
    const arn = `arn:aws:sagemaker:${region}:${account}:user-profile/${DomainId}/${profiles[0]}`;
    return {
      domain,
      profiles,
      domainTags: await tags(domain.DomainArn),
      profileTags: await tags(arn),
    };
  }

  it('are InService in the Dev accounts, with profiles and tags', async () => {
    expect(await studioOf('201000000011', 'eu-west-1')).toMatchObject({
      domain: {
        DomainName: 'demand-forecast',
        Status: 'InService',
        AuthMode: 'IAM',
        AppNetworkAccessType: 'VpcOnly',
        TagPropagation: 'ENABLED',
        DefaultUserSettings: {
          ExecutionRole:
            'arn:aws:iam::201000000011:role/atelier/data-scientist',
        },
      },
      profiles: ['ravi-patel', 'lena-koch'],
      domainTags: {
        'atelier:project': 'demand-forecast',
        'atelier:stage': 'dev',
        'atelier:cost-center': 'CC-1001',
        'atelier:owner': 'group:default/forecasting',
      },
      profileTags: { 'atelier:user': 'user:default/ravi.patel' },
    });
  });

  it("are in the project's own region", async () => {
    const found = await studioOf('201000000051', 'eu-central-1');
    expect(found?.domain.DomainName).toBe('defect-detection');
    expect(await studioOf('201000000051', 'eu-west-1')).toBeUndefined();
  });

  it('are absent for price-elasticity and untagged for shelf-vision', async () => {
    expect(await studioOf('201000000021', 'eu-west-1')).toBeUndefined();
    expect(await studioOf('201000000061', 'eu-west-1')).toMatchObject({
      domain: { DomainName: 'shelf-vision' },
      domainTags: {},
      profileTags: {},
    });
  });
});
