import {
  AddTagsCommand,
  CreateAppCommand,
  CreateDomainCommand,
  CreateUserProfileCommand,
  DeleteAppCommand,
  DeleteDomainCommand,
  DeleteTagsCommand,
  DeleteUserProfileCommand,
  DescribeAppCommand,
  DescribeDomainCommand,
  DescribeUserProfileCommand,
  ListAppsCommand,
  ListDomainsCommand,
  ListTagsCommand,
  ListUserProfilesCommand,
  UpdateDomainCommand,
  UpdateUserProfileCommand,
  type CreateDomainCommandInput,
  type DescribeDomainCommandOutput,
} from '@aws-sdk/client-sagemaker';
import { startSandbox, type RunningSandbox } from '../..';
import {
  modelViolations,
  type Sample,
} from '../cloudformation/__testUtils__/conformance';
import { eventually } from '../cloudformation/__testUtils__/eventually';
import { TestAccount } from '../cloudformation/__testUtils__/TestAccount';

/** An account without a domain. */
const account = '201000000021';
const role = (name: string) => `arn:aws:iam::${account}:role/atelier/${name}`;

describe('SageMaker Studio', () => {
  const samples: Sample[] = [];
  let sandbox: RunningSandbox;
  let sagemaker: TestAccount['sagemaker'];
  let DomainId: string;
  let DomainArn: string;
  let made: DescribeDomainCommandOutput;

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    ({ sagemaker } = await TestAccount.root(sandbox.awsUrl, account, samples));
    const created = await createDomain('studio');
    DomainId = created.DomainId ?? '';
    DomainArn = created.DomainArn ?? '';
    made = await describeDomain();
    await domainIs('InService');
  });

  afterAll(async () => {
    sagemaker.destroy();
    await sandbox.stop();
  });

  function createDomain(
    DomainName: string,
    extra: Partial<CreateDomainCommandInput> = {},
  ) {
    return sagemaker.send(
      new CreateDomainCommand({
        DomainName,
        AuthMode: 'IAM',
        AppNetworkAccessType: 'VpcOnly',
        VpcId: 'vpc-1',
        SubnetIds: ['subnet-1', 'subnet-2'],
        DefaultUserSettings: {
          ExecutionRole: role('data-scientist'),
          JupyterLabAppSettings: {
            AppLifecycleManagement: {
              IdleSettings: {
                LifecycleManagement: 'ENABLED',
                IdleTimeoutInMinutes: 60,
              },
            },
          },
        },
        TagPropagation: 'ENABLED',
        Tags: [{ Key: 'project', Value: 'studio' }],
        ...extra,
      }),
    );
  }

  function describeDomain() {
    return sagemaker.send(new DescribeDomainCommand({ DomainId }));
  }

  function domainIs(status: string) {
    return eventually(describeDomain, ({ Status }) => Status === status);
  }

  function describeProfile(UserProfileName: string) {
    return sagemaker.send(
      new DescribeUserProfileCommand({ DomainId, UserProfileName }),
    );
  }

  async function newProfile(UserProfileName: string) {
    await sagemaker.send(
      new CreateUserProfileCommand({
        DomainId,
        UserProfileName,
        UserSettings: { ExecutionRole: role('ml-engineer') },
        Tags: [{ Key: 'user', Value: UserProfileName }],
      }),
    );
    return eventually(
      () => describeProfile(UserProfileName),
      ({ Status }) => Status === 'InService',
    );
  }

  function deleteProfile(UserProfileName: string) {
    return sagemaker.send(
      new DeleteUserProfileCommand({ DomainId, UserProfileName }),
    );
  }

  it('gives a domain its file system, settings and defaults', async () => {
    expect(made).toMatchObject({
      Status: 'Pending',
      Url: `https://${DomainId}.studio.eu-west-1.sagemaker.aws`,
    });
    expect(await describeDomain()).toMatchObject({
      DomainArn,
      DomainName: 'studio',
      Status: 'InService',
      AuthMode: 'IAM',
      TagPropagation: 'ENABLED',
      HomeEfsFileSystemId: expect.stringMatching(/^fs-0[0-9a-f]{16}$/),
      DefaultUserSettings: {
        JupyterLabAppSettings: {
          AppLifecycleManagement: {
            IdleSettings: { IdleTimeoutInMinutes: 60 },
          },
        },
      },
    });
    const { Domains } = await sagemaker.send(new ListDomainsCommand({}));
    expect(Domains).toMatchObject([{ DomainId, Status: 'InService' }]);
  });

  it.each<[string, Partial<CreateDomainCommandInput>, string, string]>([
    [
      'a name with an underscore',
      { DomainName: 'a_b' },
      'ValidationException',
      "Value 'a_b' at 'domainName' failed to satisfy constraint: Member must satisfy regular expression pattern",
    ],
    [
      'an idle time below an hour',
      {
        DefaultUserSettings: {
          ExecutionRole: role('data-scientist'),
          CodeEditorAppSettings: {
            AppLifecycleManagement: {
              IdleSettings: { IdleTimeoutInMinutes: 59 },
            },
          },
        },
      },
      'ValidationException',
      'Member must have value greater than or equal to 60',
    ],
    [
      'no default role',
      { DefaultUserSettings: {} },
      'ValidationException',
      'ExecutionRole is required',
    ],
    [
      'VpcOnly without a VPC',
      { VpcId: undefined },
      'ValidationException',
      'VpcId and SubnetIds are required',
    ],
    [
      'a tag of AWS',
      { Tags: [{ Key: 'aws:mine', Value: 'x' }] },
      'ValidationException',
      'aws: prefixed tag key names are not allowed for external use.',
    ],
    [
      'a name that is taken',
      { DomainName: 'studio' },
      'ResourceInUse',
      'already exists',
    ],
  ])('refuses a domain with %s', async (_, input, name, message) => {
    await expect(createDomain('other', input)).rejects.toMatchObject({
      name,
      message: expect.stringContaining(message),
    });
  });

  it('limits the domains of an account', async () => {
    for (let i = 1; i < 20; i++) {
      await createDomain(`limit-${i}`);
    }
    await expect(createDomain('limit-20')).rejects.toMatchObject({
      name: 'ResourceLimitExceeded',
      message: expect.stringContaining("service limit 'Total domains' is 20"),
    });
    const first = await sagemaker.send(new ListDomainsCommand({}));
    expect(first.Domains).toHaveLength(10);
    const rest = await sagemaker.send(
      new ListDomainsCommand({ NextToken: first.NextToken }),
    );
    expect(rest.Domains).toHaveLength(10);
    expect(rest.NextToken).toBeUndefined();
    const all = await eventually(
      () => sagemaker.send(new ListDomainsCommand({ MaxResults: 100 })),
      ({ Domains }) => !Domains?.some(({ Status }) => Status === 'Pending'),
    );
    const others = all.Domains?.filter(domain => domain.DomainId !== DomainId);
    for (const { DomainId: id } of others ?? []) {
      await sagemaker.send(new DeleteDomainCommand({ DomainId: id }));
    }
    await eventually(
      () => sagemaker.send(new ListDomainsCommand({})),
      ({ Domains }) => Domains?.length === 1,
    );
  });

  it('updates a domain, and not while another change runs', async () => {
    await sagemaker.send(
      new UpdateDomainCommand({
        DomainId,
        DefaultUserSettings: { StudioWebPortal: 'ENABLED' },
      }),
    );
    await domainIs('InService');
    expect((await describeDomain()).DefaultUserSettings).toMatchObject({
      ExecutionRole: role('data-scientist'),
      StudioWebPortal: 'ENABLED',
    });
  });

  it('makes, updates, lists and deletes user profiles', async () => {
    const one = await newProfile('ann');
    expect(one).toMatchObject({
      UserProfileArn: `arn:aws:sagemaker:eu-west-1:${account}:user-profile/${DomainId}/ann`,
      HomeEfsFileSystemUid: expect.stringMatching(/^\d{6}$/),
      UserSettings: { ExecutionRole: role('ml-engineer') },
    });
    await newProfile('ben');
    await newProfile('joann');
    const list = async (input: object) => {
      const page = await sagemaker.send(
        new ListUserProfilesCommand({ DomainIdEquals: DomainId, ...input }),
      );
      return page.UserProfiles?.map(profile => profile.UserProfileName);
    };
    expect(await list({})).toEqual(['ann', 'ben', 'joann']);
    expect(await list({ UserProfileNameContains: 'ann' })).toEqual([
      'ann',
      'joann',
    ]);
    expect(await list({ SortOrder: 'Descending' })).toEqual([
      'joann',
      'ben',
      'ann',
    ]);
    const { NextToken } = await sagemaker.send(
      new ListUserProfilesCommand({ MaxResults: 2 }),
    );
    expect(await list({ MaxResults: 2, NextToken })).toEqual(['joann']);
    await sagemaker.send(
      new UpdateUserProfileCommand({
        DomainId,
        UserProfileName: 'ben',
        UserSettings: { ExecutionRole: role('model-reviewer') },
      }),
    );
    const updated = await eventually(
      () => describeProfile('ben'),
      ({ Status }) => Status === 'InService',
    );
    expect(updated.UserSettings?.ExecutionRole).toBe(role('model-reviewer'));
    await deleteProfile('joann');
    await eventually(
      () => list({}),
      names => names?.length === 2,
    );
    await expect(describeProfile('joann')).rejects.toMatchObject({
      name: 'ResourceNotFound',
    });
  });

  it('refuses a profile that exists, a domain that does not, and a role of another account', async () => {
    const create = (input: { UserProfileName: string; DomainId: string }) =>
      sagemaker.send(
        new CreateUserProfileCommand({
          UserSettings: {
            ExecutionRole: 'arn:aws:iam::201000000011:role/atelier/x',
          },
          ...input,
        }),
      );
    await newProfile('twice');
    await expect(newProfile('twice')).rejects.toMatchObject({
      name: 'ResourceInUse',
    });
    await expect(
      create({ DomainId: 'd-absent', UserProfileName: 'new' }),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Domain [d-absent] does not exist.',
    });
    await expect(
      create({ DomainId, UserProfileName: 'new' }),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Cross-account pass role is not allowed.',
    });
  });

  it('gives apps the tags of domain and profile, and keeps a profile with apps', async () => {
    await newProfile('app-owner');
    const key = {
      DomainId,
      UserProfileName: 'app-owner',
      AppType: 'JupyterLab',
      AppName: 'default',
    } as const;
    const { AppArn } = await sagemaker.send(
      new CreateAppCommand({
        ...key,
        ResourceSpec: { InstanceType: 'ml.t3.medium' },
      }),
    );
    const describeApp = () => sagemaker.send(new DescribeAppCommand(key));
    await eventually(describeApp, ({ Status }) => Status === 'InService');
    const { Tags } = await sagemaker.send(
      new ListTagsCommand({ ResourceArn: AppArn }),
    );
    expect(Tags).toEqual([
      { Key: 'project', Value: 'studio' },
      { Key: 'user', Value: 'app-owner' },
    ]);
    await expect(deleteProfile('app-owner')).rejects.toMatchObject({
      name: 'ResourceInUse',
      message: expect.stringContaining('App(s) are associated with it'),
    });
    await sagemaker.send(new DeleteAppCommand(key));
    await eventually(describeApp, ({ Status }) => Status === 'Deleted');
    const { Apps } = await sagemaker.send(
      new ListAppsCommand({ UserProfileNameEquals: 'app-owner' }),
    );
    expect(Apps).toMatchObject([{ AppName: 'default', Status: 'Deleted' }]);
    await deleteProfile('app-owner');
  });

  it('adds and deletes tags, of what exists only', async () => {
    await sagemaker.send(
      new AddTagsCommand({
        ResourceArn: DomainArn,
        Tags: [
          { Key: 'project', Value: 'changed' },
          { Key: 'new', Value: '' },
        ],
      }),
    );
    await sagemaker.send(
      new DeleteTagsCommand({ ResourceArn: DomainArn, TagKeys: ['new'] }),
    );
    const { Tags } = await sagemaker.send(
      new ListTagsCommand({ ResourceArn: DomainArn }),
    );
    expect(Tags).toEqual([{ Key: 'project', Value: 'changed' }]);
    await expect(
      sagemaker.send(
        new ListTagsCommand({
          ResourceArn: DomainArn.replace(DomainId, 'd-absent'),
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('deletes a domain only without profiles', async () => {
    await newProfile('last');
    await expect(
      sagemaker.send(new DeleteDomainCommand({ DomainId })),
    ).rejects.toMatchObject({
      name: 'ResourceInUse',
      message: `Unable to delete Domain [${DomainArn}] because UserProfile(s) are associated with it.`,
    });
  });

  it("answers as AWS's models say, where the models are here", () => {
    expect(samples.length).toBeGreaterThan(0);
    expect(modelViolations(samples) ?? []).toEqual([]);
  });
});
