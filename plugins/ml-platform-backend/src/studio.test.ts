import {
  CreateDomainCommand,
  CreateUserProfileCommand,
  DescribeDomainCommand,
  DescribeUserProfileCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { startSandbox } from '@atelier/sandbox';
import { TestDatabases } from '@backstage/backend-test-utils';
import { StudioDomain } from '@atelier/plugin-ml-platform-common';
import { Knex } from 'knex';
import { eventually } from './__testUtils__/eventually';
import { SandboxControl } from './__testUtils__/sandbox';
import { startMlPlatform } from './__testUtils__/startMlPlatform';

jest.setTimeout(120_000);

const denied = {
  type: 'error',
  code: 'AccessDeniedException',
  status: 400,
  message: 'not authorized to perform: sagemaker:ListDomains',
} as const;

describe('Studio over HTTP', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let knex: Knex;
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  let control: SandboxControl;
  let portal: Awaited<ReturnType<typeof startMlPlatform>>;
  let domainId: string;

  async function studio() {
    const { body } = await portal
      .as('ravi.patel')
      .get('/projects/demand-forecast/studio')
      .expect(200);
    return body;
  }

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    process.env.AWS_ENDPOINT_URL = sandbox.awsUrl;
    control = new SandboxControl(sandbox.awsUrl);
    knex = await databases.init('SQLITE_3');
    portal = await startMlPlatform({ knex });
    await eventually(async () => {
      const { items } = await studio();
      if (items.length !== 1) {
        throw new Error('Not collected yet');
      }
      domainId = items[0].domainId;
    });
  });

  afterEach(() => control.removeFaults());

  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
    delete process.env.AWS_ENDPOINT_URL;
  });

  const open = (user: string, body: object, slug = 'demand-forecast') =>
    portal.as(user).post(`/projects/${slug}/studio/open`, body);
  const ravis = () => ({
    stage: 'dev',
    region: 'eu-west-1',
    domainId,
    profileName: 'ravi-patel',
  });

  it('shows domains and profiles, and which are the own ones', async () => {
    const { items, failures, asOf } = await studio();
    expect(failures).toEqual([]);
    expect(asOf).toEqual(expect.any(String));
    const [domain]: StudioDomain[] = items;
    expect(domain).toMatchObject({
      accountId: '201000000011',
      region: 'eu-west-1',
      stage: 'dev',
      name: 'demand-forecast',
      status: 'InService',
      authMode: 'IAM',
      networkAccess: 'VpcOnly',
      consoleUrl: expect.stringContaining(domainId),
    });
    expect(
      domain.profiles.filter(({ own }) => own).map(({ name }) => name),
    ).toEqual(['ravi-patel']);
    expect(domain.profiles.find(({ own }) => own)).toMatchObject({
      user: 'user:default/ravi.patel',
      persona: 'data-scientist',
      status: 'InService',
    });
    expect(domain.profiles.length).toBeGreaterThan(1);
  });

  it('reads each ML project in the regions that its accounts name', async () => {
    const journal = await control.journal();
    const regionsOf = (account: string) =>
      new Set(
        journal
          .filter(
            entry =>
              entry.operation === 'ListDomains' && entry.account === account,
          )
          .map(({ region }) => region),
      );
    expect(regionsOf('201000000051')).toEqual(new Set(['eu-central-1']));
    expect(regionsOf('201000000031')).toEqual(new Set(['eu-west-1']));
    expect(regionsOf('201000000061')).toEqual(new Set());
  });

  it('shows the failure of one account beside the data of the others, and keeps what was known', async () => {
    const before = await studio();
    await control.addFault({
      service: 'sagemaker',
      operation: 'ListDomains',
      account: '201000000012',
      effect: denied,
    });
    await portal
      .as('ravi.patel')
      .post('/projects/demand-forecast/refresh')
      .expect(204);
    const partial = await studio();
    expect(partial.items).toEqual(before.items);
    expect(partial.failures).toEqual([
      {
        accountId: '201000000012',
        region: 'eu-west-1',
        message: expect.stringMatching(
          /sagemaker:ListDomains failed in account 201000000012, region eu-west-1 \(AccessDeniedException.*Allow sagemaker:ListDomains/,
        ),
        at: expect.any(String),
      },
    ]);

    await control.addFault({
      service: 'sagemaker',
      operation: 'ListDomains',
      account: '201000000011',
      effect: denied,
    });
    await portal.publish({
      project: 'demand-forecast',
      accountId: '201000000011',
      region: 'eu-west-1',
    });
    await eventually(async () => {
      const stale = await studio();
      expect(stale.failures).toHaveLength(2);
      expect(stale.items).toEqual(before.items);
    });

    await control.removeFaults();
    for (const accountId of ['201000000011', '201000000012']) {
      await portal.publish({
        project: 'demand-forecast',
        accountId,
        region: 'eu-west-1',
      });
    }
    await eventually(async () => {
      expect((await studio()).failures).toEqual([]);
    });
  });

  it('lets AWS rest between two refreshes of an ML project', async () => {
    await portal
      .as('team-lead')
      .post('/projects/card-fraud/refresh')
      .expect(204);
    const refused = await portal
      .as('team-lead')
      .post('/projects/card-fraud/refresh')
      .expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.body.error.name).toBe('TooManyRequestsError');
  });

  it('ignores a change in an account that is not of the ML project', async () => {
    const calls = async () =>
      (await control.journal()).filter(
        ({ account }) => account === '201000000061',
      ).length;
    const before = await calls();
    await portal.publish({
      project: 'demand-forecast',
      accountId: '201000000061',
      region: 'eu-west-1',
    });
    await eventually(async () =>
      expect(portal.logger.lines).toContainEqual(
        expect.stringContaining('account 201000000061 in eu-west-1 is not one'),
      ),
    );
    expect(await calls()).toBe(before);
  });

  it('opens the own profile, once, as the person, and leaves no trace of the URL', async () => {
    const response = await open('ravi.patel', ravis()).expect(200);
    const { url, expiresAt } = response.body;
    expect(response.headers['cache-control']).toBe('no-store');
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(30_000);

    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('ravi-patel');
    const again = await fetch(url);
    expect(again.ok).toBe(false);

    const made = (await control.journal()).filter(
      ({ operation }) => operation === 'CreatePresignedDomainUrl',
    );
    expect(made).toHaveLength(1);
    expect(made[0].principal).toContain('ravi.patel');

    const token = new URL(url).searchParams.get('token');
    expect(token).toBeTruthy();
    expect(portal.logger.lines.join('\n')).toContain('studio-open');
    expect(portal.logger.lines.join('\n')).not.toContain(token);
    expect(await wholeDatabase(knex)).not.toContain(token);
  });

  it("refuses another person's profile, also to a member of the same ML project", async () => {
    const { body } = await open('lena.koch', ravis()).expect(403);
    expect(body.error.message).toContain("'ravi-patel' is not yours");
    expect(body.error.message).toContain('201000000011');
  });

  it('refuses what is not there or not of an ML project that one may read', async () => {
    const answers = await Promise.all([
      open('ravi.patel', { ...ravis(), profileName: 'no-one' }),
      open('ravi.patel', { ...ravis(), domainId: 'd-nosuchdomain' }),
      open('ravi.patel', ravis(), 'card-fraud'),
      open('nobody', ravis()),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  it('says where to sign in to a domain with IAM Identity Center', async () => {
    const client = new SageMakerClient({
      region: 'eu-west-1',
      credentials: await control.rootOf('201000000012'),
    });
    const { DomainId, Url } = await client.send(
      new CreateDomainCommand({
        DomainName: 'with-identity-center',
        AuthMode: 'SSO',
        VpcId: 'vpc-0123456789abcdef0',
        SubnetIds: ['subnet-0123456789abcdef0'],
        DefaultUserSettings: {
          ExecutionRole:
            'arn:aws:iam::201000000012:role/atelier/data-scientist',
        },
      }),
    );
    const inService = async (describe: () => Promise<{ Status?: string }>) =>
      eventually(async () => {
        expect((await describe()).Status).toBe('InService');
      });
    await inService(() => client.send(new DescribeDomainCommand({ DomainId })));
    const profile = { DomainId, UserProfileName: 'ravi-patel' };
    await client.send(
      new CreateUserProfileCommand({
        ...profile,
        SingleSignOnUserIdentifier: 'UserName',
        SingleSignOnUserValue: 'ravi.patel',
        Tags: [{ Key: 'atelier:user', Value: 'user:default/ravi.patel' }],
      }),
    );
    await inService(() => client.send(new DescribeUserProfileCommand(profile)));

    const { body } = await open('ravi.patel', {
      stage: 'preprod',
      region: 'eu-west-1',
      domainId: DomainId,
      profileName: 'ravi-patel',
    }).expect(409);
    expect(body.error.message).toContain(`IAM Identity Center`);
    expect(body.error.message).toContain(Url);
  });

  it.each([
    [{ stage: 'test' }, 'request/body/stage'],
    [{ region: 'Dublin' }, 'request/body/region'],
    [{ region: 'eu-central-1' }, 'request/body/region'],
    [{ domainId: 'x' }, 'request/body/domainId'],
    [{ profileName: '-x' }, 'request/body/profileName'],
    [{ profileName: undefined }, "required property 'profileName'"],
    [{ accountId: '201000000011' }, 'request/body'],
  ])('refuses %j, naming the field', async (wrong, field) => {
    const { body } = await open('ravi.patel', { ...ravis(), ...wrong }).expect(
      400,
    );
    expect(body.error.name).toBe('InputError');
    expect(body.error.message).toContain(field);
  });
});

async function wholeDatabase(knex: Knex): Promise<string> {
  const tables = await knex('sqlite_master').where({ type: 'table' });
  const contents = await Promise.all(
    tables.map(({ name }) => knex(name).select()),
  );
  return JSON.stringify(contents);
}
