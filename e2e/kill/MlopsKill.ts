import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { PortalApi } from '../support/PortalApi';
import { freePort } from './freePort';
import { countMlopsResources } from './mlopsResources';
import { Portal, portalUrl } from './Portal';
import { HoldPoint, JournalEntry, Sandbox } from './Sandbox';
import { completeTask, signInWhenKnown, startTemplate } from './tasks';

const oneOfEach = {
  repositories: 1,
  commits: 1,
  triggers: 1,
  sageMakerProjects: 1,
  pipelines: 1,
  executions: 1,
};

/** One task that is killed as often as it writes, each time at the same point of the call. */
export class MlopsKill {
  readonly #when: HoldPoint;
  /** State and logs; they stay for a look at a failure. */
  readonly #directory: string;
  #port = 0;
  #sandbox!: Sandbox;

  constructor(when: HoldPoint) {
    this.#when = when;
    this.#directory = join(
      __dirname,
      '../../test-results/kill-mlops-state',
      when,
    );
  }

  async run(): Promise<void> {
    rmSync(this.#directory, { recursive: true, force: true });
    mkdirSync(this.#directory, { recursive: true });
    this.#port = await freePort();
    this.#sandbox = await Sandbox.start({
      directory: this.#directory,
      portalUrl: portalUrl(this.#port),
    });
    try {
      const calls = await test.step('unkilled', () => this.#unkilled());
      await this.#killed(calls);
    } finally {
      await this.#sandbox.stop();
    }
  }

  /** Runs the golden path undisturbed, and gives the portal's calls that write. */
  async #unkilled(): Promise<JournalEntry[]> {
    const name = 'unkilled';
    await this.#completes(name, api => startMlops(api, name));
    const calls = (await this.#sandbox.journal()).filter(isWriteOfPortal);
    expect(calls.map(call => `${call.service}:${call.operation}`)).toEqual(
      expect.arrayContaining([
        'codehost:CreateProject',
        'sagemaker:CreateProject',
        'sagemaker:CreatePipeline',
        'sagemaker:StartPipelineExecution',
        'codehost:Push',
      ]),
    );
    return calls;
  }

  async #killed(calls: JournalEntry[]): Promise<void> {
    const name = 'killed';
    let task: string | undefined;
    for (const [index, call] of calls.entries()) {
      const known = task;
      const previous = calls[index - 1];
      // What was killed before its effect comes once more, ahead of this call.
      const comesAgain =
        this.#when === 'before' &&
        previous?.service === call.service &&
        previous.operation === call.operation;
      const title = `${index + 1}. ${call.service}:${call.operation}`;
      task = await test.step(title, () =>
        this.#killAt(call, { name, task: known, comesAgain }),
      );
    }
    await this.#completes(name, async () => task!);
  }

  /** Kills the portal while its call waits; gives the task, which goes on with the next portal. */
  async #killAt(
    call: JournalEntry,
    run: { name: string; task?: string; comesAgain: boolean },
  ): Promise<string> {
    let fault = await this.#sandbox.hold(call, this.#when);
    const portal = await this.#startPortal(run.name);
    let { task } = run;
    try {
      const api = await this.#signIn();
      task ??= await startMlops(api, run.name);
      await this.#sandbox.untilHeld(fault, 1);
      if (run.comesAgain) {
        const next = await this.#sandbox.hold(call, this.#when);
        await this.#sandbox.release(fault);
        fault = next;
        await this.#sandbox.untilHeld(fault, 1);
      }
    } finally {
      await portal.kill();
    }
    // A request that is let go before the sandbox has noticed that its client is gone would be carried out.
    await this.#sandbox.untilHeld(fault, 0);
    await this.#sandbox.release(fault);
    return task;
  }

  /** Lets the task end in an undisturbed portal, and counts what there is afterwards. */
  async #completes(
    name: string,
    start: (api: PortalApi) => Promise<string>,
  ): Promise<void> {
    const portal = await this.#startPortal(name);
    try {
      const api = await this.#signIn();
      expect(await completeTask(api, await start(api))).toEqual([
        'The first execution is running',
      ]);
    } finally {
      await portal.kill();
    }
    expect(await countMlopsResources(this.#sandbox, name)).toEqual(oneOfEach);
  }

  #startPortal(name: string): Promise<Portal> {
    return Portal.start({
      stateDirectory: join(this.#directory, name),
      port: this.#port,
      sandbox: this.#sandbox,
    });
  }

  #signIn(): Promise<PortalApi> {
    return signInWhenKnown(portalUrl(this.#port), 'ml-engineer');
  }
}

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
