import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { PortalApi } from '../support/PortalApi';
import { freePort } from './freePort';
import { countMlopsResources } from './mlopsResources';
import { Portal, portalUrl } from './Portal';
import { HoldPoint, JournalEntry, Sandbox } from './Sandbox';
import { completeTask, signInWhenKnown, startTemplate } from './tasks';

/** State and logs; they stay for a look at a failure. */
const directory = join(__dirname, '../../test-results/kill-mlops-state');

const holdPoints: HoldPoint[] = ['before', 'after', 'answer'];

const oneOfEach = {
  repositories: 1,
  commits: 1,
  triggers: 1,
  sageMakerProjects: 1,
  pipelines: 1,
  executions: 1,
};

test.describe('an MLOps project whose backend is killed at each of its writing calls', () => {
  test.describe.configure({ mode: 'serial' });

  let port: number;
  let sandbox: Sandbox;
  let calls: JournalEntry[];

  test.beforeAll(async () => {
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true });
    port = await freePort();
    sandbox = await Sandbox.start({ directory, portalUrl: portalUrl(port) });
  });

  test.afterAll(async () => {
    await sandbox.stop();
  });

  test('unkilled, it makes one of each', async () => {
    const portal = await startPortal('unkilled');
    try {
      const api = await signInAsEngineer();
      const result = await completeTask(api, await startMlops(api, 'unkilled'));
      expect(result).toEqual(['The first execution runs']);
    } finally {
      await portal.kill();
    }
    expect(await countMlopsResources(sandbox, 'unkilled')).toEqual(oneOfEach);
    calls = (await sandbox.journal()).filter(isWriteOfPortal);
    expect(calls.map(call => `${call.service}:${call.operation}`)).toEqual(
      expect.arrayContaining([
        'codehost:CreateProject',
        'sagemaker:CreateProject',
        'sagemaker:CreatePipeline',
        'sagemaker:StartPipelineExecution',
        'codehost:Push',
      ]),
    );
  });

  for (const when of holdPoints) {
    test(`killed while each call is held (${when}), it makes one of each`, () =>
      killAtEachCall(when));
  }

  /** One task that is killed as often as it writes. */
  async function killAtEachCall(when: HoldPoint) {
    const name = `killed-${when}`;
    let taskId: string | undefined;
    for (const [index, { service, operation }] of calls.entries()) {
      const known = taskId;
      taskId = await test.step(`${index + 1}. ${service}:${operation}`, () =>
        killAt(index, { when, name, taskId: known }));
    }

    const portal = await startPortal(name);
    try {
      const api = await signInAsEngineer();
      expect(await completeTask(api, taskId!)).toEqual([
        'The first execution runs',
      ]);
    } finally {
      await portal.kill();
    }
    expect(await countMlopsResources(sandbox, name)).toEqual(oneOfEach);
  }

  /** Kills the portal while its call waits; gives the task, which goes on with the next portal. */
  async function killAt(
    index: number,
    run: { when: HoldPoint; name: string; taskId?: string },
  ): Promise<string> {
    const call = calls[index];
    const previous = calls[index - 1];
    // What was killed before its effect comes once more, ahead of this call.
    const comesAgain =
      run.when === 'before' &&
      previous?.service === call.service &&
      previous.operation === call.operation;
    let fault = await sandbox.hold(call, run.when);
    const portal = await startPortal(run.name);
    let taskId = run.taskId;
    try {
      const api = await signInAsEngineer();
      taskId ??= await startMlops(api, run.name);
      await sandbox.untilHeld(fault, 1);
      if (comesAgain) {
        const next = await sandbox.hold(call, run.when);
        await sandbox.release(fault);
        fault = next;
        await sandbox.untilHeld(fault, 1);
      }
    } finally {
      await portal.kill();
    }
    // A request that is let go before the sandbox has noticed that its client is gone would be carried out.
    await sandbox.untilHeld(fault, 0);
    await sandbox.release(fault);
    return taskId;
  }

  function startPortal(name: string): Promise<Portal> {
    return Portal.start({
      stateDirectory: join(directory, name),
      port,
      sandbox,
    });
  }

  function signInAsEngineer(): Promise<PortalApi> {
    return signInWhenKnown(portalUrl(port), 'ml-engineer');
  }
});

function startMlops(api: PortalApi, name: string): Promise<string> {
  return startTemplate(api, 'mlops-train-deploy', {
    project: 'demand-forecast',
    name,
    objective: 'binary:logistic',
    targetColumn: 'target',
    instanceType: 'ml.m5.large',
  });
}

function isWriteOfPortal(entry: JournalEntry): boolean {
  return (
    entry.source === 'client' &&
    entry.write &&
    (entry.service === 'codehost' ||
      entry.principal.includes('/AtelierProvisioner/'))
  );
}
