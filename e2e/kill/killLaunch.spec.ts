import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { freePort } from './freePort';
import { place, startLaunch } from './launch';
import { Portal, portalUrl } from './Portal';
import { added, listResources } from './resources';
import { HoldPoint, JournalEntry, Sandbox } from './Sandbox';
import { completeTask, signInWhenKnown } from './tasks';

/** State and logs; they stay for a look at a failure. */
const directory = join(__dirname, '../../test-results/kill-state');

const holdPoints: HoldPoint[] = ['before', 'after', 'answer'];

const oneOfEach = {
  provisionedProducts: [expect.stringContaining('data-scientist')],
  profiles: [expect.stringContaining('data-scientist')],
};

test.describe('a launch whose backend is killed', () => {
  let port: number;
  let sandbox: Sandbox;

  test.beforeAll(async () => {
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true });
    port = await freePort();
    sandbox = await Sandbox.start({ directory, portalUrl: portalUrl(port) });
  });

  test.afterAll(async () => {
    await sandbox.stop();
  });

  test('makes one profile, wherever it is killed', async () => {
    const calls = await test.step('unkilled', launchUnkilled);
    expect(calls.length).toBeGreaterThan(0);
    const names = calls.map(call => `${call.service}:${call.operation}`);
    // A hold waits for the first call of an operation: a second one would go untested.
    expect(new Set(names).size).toBe(names.length);

    let points = 0;
    for (const call of calls) {
      for (const when of holdPoints) {
        const point = `${call.service}:${call.operation}, ${when}`;
        await test.step(point, () => launchKilled(point, call, when));
        points++;
      }
    }

    expect(points).toBe(names.length * 3);
  });

  /** Runs the golden path undisturbed and gives the portal's calls that write. */
  async function launchUnkilled(): Promise<JournalEntry[]> {
    const stateDirectory = join(directory, 'unkilled');
    const portal = await Portal.start({ stateDirectory, port, sandbox });
    try {
      const before = await listResources(sandbox, place);
      const api = await signInWhenKnown(portalUrl(port), 'data-scientist');
      const result = await completeTask(api, await startLaunch(api));
      expect(result).toEqual(['Your profile is ready']);
      expect(added(before, await listResources(sandbox, place))).toEqual(
        oneOfEach,
      );
      return (await sandbox.journal()).filter(isWriteOfPortal);
    } finally {
      await portal.kill();
    }
  }

  /** Kills the backend while the call is held at the point, starts it again and lets the task end. */
  async function launchKilled(
    point: string,
    call: JournalEntry,
    when: HoldPoint,
  ): Promise<void> {
    await sandbox.reset();
    const before = await listResources(sandbox, place);
    const stateDirectory = join(directory, point.replace(/\W+/g, '-'));
    const options = { stateDirectory, port, sandbox };

    const portal = await Portal.start(options);
    const fault = await sandbox.hold(call, when);
    let taskId: string;
    try {
      taskId = await startLaunch(
        await signInWhenKnown(portalUrl(port), 'data-scientist'),
      );
      await sandbox.untilHeld(fault, 1);
    } finally {
      await portal.kill();
    }
    // Only when the sandbox has noticed that its client is gone: a request that is let go earlier would be carried out.
    await sandbox.untilHeld(fault, 0);
    await sandbox.release(fault);

    const successor = await Portal.start(options);
    try {
      const api = await signInWhenKnown(portalUrl(port), 'data-scientist');
      // Not "You already had this profile": the task itself made it, before or after the restart.
      expect(await completeTask(api, taskId)).toEqual([
        'Your profile is ready',
      ]);
    } finally {
      await successor.kill();
    }
    expect(added(before, await listResources(sandbox, place))).toEqual(
      oneOfEach,
    );
  }
});

function isWriteOfPortal(entry: JournalEntry): boolean {
  return (
    entry.source === 'client' &&
    entry.write &&
    entry.principal.includes('/AtelierProvisioner/')
  );
}
