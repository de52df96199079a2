import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { PortalApi } from '../support/PortalApi';
import { startPostgres } from '../support/postgres.mjs';
import { signIn } from '../support/signIn';
import { freePort } from './freePort';
import { place, startLaunch } from './launch';
import { Portal, portalUrl } from './Portal';
import { added, listResources } from './resources';
import { HoldPoint, Sandbox } from './Sandbox';
import { completeTask } from './tasks';
import { waitFor } from './waitFor';

/** State and logs; they stay for a look at a failure. */
const directory = join(__dirname, '../../test-results/replicas-state');

/** Where a replica is stopped, and whose launch it is: each person has one profile. */
const pauses: Array<{ operation: string; when: HoldPoint; person: string }> = [
  // It has asked for the launch, and so does its successor.
  { operation: 'ProvisionProduct', when: 'before', person: 'data-scientist' },
  // It is launched; only its successor knows.
  { operation: 'ProvisionProduct', when: 'after', person: 'ml-engineer' },
  // It is about to hear that there is no such profile, which its successor then makes.
  {
    operation: 'DescribeProvisionedProduct',
    when: 'answer',
    person: 'team-lead',
  },
];

test.describe('two replicas on one PostgreSQL', () => {
  test.describe.configure({ mode: 'serial' });

  let ports: number[];
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let sandbox: Sandbox;
  const replicas: Portal[] = [];

  test.beforeAll(async () => {
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true });
    ports = [await freePort(), await freePort()];
    postgres = await startPostgres();
    sandbox = await Sandbox.start({
      directory,
      portalUrl: portalUrl(ports[0]),
    });
  });

  test.afterAll(async () => {
    await Promise.all(replicas.map(replica => replica.kill()));
    await sandbox.stop();
    await postgres.stop();
  });

  test('know the same people, show the same, and read AWS once', async () => {
    // One after the other: upstream's migrations of an empty database do not wait for each other.
    for (const port of ports) {
      replicas.push(
        await Portal.start({
          stateDirectory: join(directory, String(port)),
          port,
          sandbox,
          shared: { port: ports[0], databaseUrl: postgres.url },
        }),
      );
    }
    const { first, second } = await bothAs('team-lead');
    const pages = await waitFor('the read model', async () => {
      const [one, other] = await Promise.all(
        [first, second].map(api => api.request('GET', 'ml-platform/projects')),
      );
      const studio = await first.request<{ asOf?: string }>(
        'GET',
        `ml-platform/projects/${place.project}/studio`,
      );
      return studio.asOf ? [one, other] : undefined;
    });
    expect(pages[1]).toEqual(pages[0]);

    const reads = (await sandbox.journal())
      .filter(({ operation }) => operation === 'ListDomains')
      .map(({ account, region }) => `${account} ${region}`);
    expect(reads.length).toBeGreaterThan(0);
    expect(reads).toEqual([...new Set(reads)]);
  });

  for (const { operation, when, person } of pauses) {
    test(`one stopped at ${operation} (${when}) while the other takes over makes one profile`, () =>
      pauseLaunch(operation, when, person));
  }

  async function pauseLaunch(
    operation: string,
    when: HoldPoint,
    person: string,
  ): Promise<void> {
    const before = await listResources(sandbox, place);
    const [paused] = replicas;
    const { first, second } = await bothAs(person);
    const fault = await sandbox.hold(
      { service: 'servicecatalog', operation },
      when,
    );
    const taskId = await startLaunch(first);
    await sandbox.untilHeld(fault, 1);
    paused.pause();
    try {
      if (when === 'before') {
        // The successor's own request comes to stand beside the first: both are carried out.
        await sandbox.untilHeld(fault, 2);
      }
      await sandbox.release(fault);
      expect(await completeTask(second, taskId)).toEqual([
        'Your profile is ready',
      ]);
    } finally {
      paused.resume();
    }

    // The first goes on too, long after its successor, until it sees what it asked for.
    await waitFor('both runs to see the profile', async () => {
      const looks = (await sandbox.journal()).filter(
        call =>
          call.operation === 'DescribeStacks' &&
          call.principal.endsWith(`/${person}`),
      );
      return looks.length > 1 ? true : undefined;
    });
    expect(added(before, await listResources(sandbox, place))).toEqual({
      provisionedProducts: [expect.stringContaining(person)],
      profiles: [expect.stringContaining(person)],
    });
    expect(await completeTask(first, taskId)).toEqual([
      'Your profile is ready',
    ]);
  }

  /** One person at each replica: the sign-in at one is good at the other. */
  async function bothAs(person: string) {
    const [first, second] = ports.map(portalUrl);
    const token = await waitFor('the sign-in', () => signIn(first, person));
    return {
      first: new PortalApi(first, token),
      second: new PortalApi(second, token),
    };
  }
});
