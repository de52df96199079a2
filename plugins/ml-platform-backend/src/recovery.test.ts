import { startSandbox } from '@atelier/sandbox';
import { resolve } from 'node:path';
import { eventually } from './__testUtils__/eventually';
import { SandboxControl } from './__testUtils__/sandbox';
import { startMlPlatform } from './__testUtils__/startMlPlatform';
import { testDatabases } from './store/__testUtils__/databases';

jest.setTimeout(120_000);

const migrations = resolve(__dirname, '../migrations');

describe('the read model', () => {
  const databases = testDatabases();
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  let portal: Awaited<ReturnType<typeof startMlPlatform>> | undefined;

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    process.env.AWS_ENDPOINT_URL = sandbox.awsUrl;
  });

  afterEach(async () => {
    await portal?.stop();
    portal = undefined;
    await new SandboxControl(sandbox.awsUrl).removeFaults();
  });

  afterAll(async () => {
    await sandbox?.stop();
    delete process.env.AWS_ENDPOINT_URL;
  });

  async function everything() {
    const ravi = portal?.as('ravi.patel');
    const projects = await ravi?.get('/projects').expect(200);
    const studio = await ravi
      ?.get('/projects/demand-forecast/studio')
      .expect(200);
    return { projects: projects?.body.items, domains: studio?.body.items };
  }

  async function whenComplete() {
    return eventually(async () => {
      const all = await everything();
      expect(all.projects?.[0].monthToDate).toBeDefined();
      expect(all.domains).toHaveLength(1);
      return all;
    });
  }

  it.each(databases.eachSupportedId())(
    'comes back when it was dropped, %p',
    async id => {
      const knex = await databases.init(id);
      portal = await startMlPlatform({ knex });
      const before = await whenComplete();
      await portal.stop();

      await knex.migrate.rollback({ directory: migrations }, true);
      expect(await knex.schema.hasTable('ml_projects')).toBe(false);

      portal = await startMlPlatform({ knex });
      expect(await whenComplete()).toEqual(before);
    },
  );

  it('keeps what it knew while Organizations and Cost Explorer are out of reach, and says so', async () => {
    const knex = await databases.init('SQLITE_3');
    portal = await startMlPlatform({ knex });
    const before = await whenComplete();
    await portal.stop();

    const control = new SandboxControl(sandbox.awsUrl);
    for (const [service, operation] of [
      ['organizations', 'ListAccountsForParent'],
      ['organizations', 'ListAccounts'],
      ['ce', 'GetCostAndUsage'],
    ]) {
      await control.addFault({
        service,
        operation,
        effect: {
          type: 'error',
          code: 'AccessDeniedException',
          status: 400,
          message: 'no',
        },
      });
    }
    portal = await startMlPlatform({ knex });

    await eventually(async () => {
      const lead = portal?.as('ravi.patel');
      const { body } = await lead!.get('/projects').expect(200);
      expect(body.items).toEqual(before.projects);
      expect(
        body.failures.map(({ accountId }: { accountId: string }) => accountId),
      ).toEqual(['100200300401', '100200300401']);
    });
  });
});
