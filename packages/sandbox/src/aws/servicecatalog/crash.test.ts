import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sandbox } from '../../Sandbox';
import { eventually } from '../cloudformation/__testUtils__/eventually';
import { spoke } from '../cloudformation/__testUtils__/TestAccount';
import { stacks } from '../cloudformation/stack';
import { domains, userProfiles } from '../sagemaker/documents';
import type { Caller, Env } from '../service';
import { provisionedProducts, records } from './documents';

const scope = { account: spoke, region: 'eu-west-1' };
const caller: Caller = {
  ...scope,
  source: 'client',
  principal: {
    arn: `arn:aws:sts::${spoke}:assumed-role/AtelierProvisioner/test`,
    account: spoke,
    kind: 'role',
    userId: 'AROATEST:test',
    roleName: 'AtelierProvisioner',
    roleArn: `arn:aws:iam::${spoke}:role/AtelierProvisioner`,
    tags: {},
  },
};

const log = () => {};

/** An env whose calls stop for ever once the `last`th has had its effect, as in a process that died. */
function dyingEnv(env: Env, last: number, onDeath: () => void): Env {
  let calls = 0;
  return {
    ...env,
    async invoke<O>(...request: Parameters<Env['invoke']>): Promise<O> {
      const output = await env.invoke<O>(...request);
      calls += 1;
      if (calls === last) {
        onDeath();
        await new Promise(() => {});
      }
      return output;
    },
  };
}

describe('a crash in the middle of a launch', () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'sandbox-crash-'));
  });

  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  /** Launches with a crash after that call; false where the launch has fewer calls. */
  async function launchWithCrash(last: number): Promise<boolean> {
    const first = new Sandbox(dataDir, 1000, log);
    const [domain] = first.env.store.list(domains, scope);
    await first.env.invoke(
      'servicecatalog',
      'ProvisionProduct',
      {
        ProductName: 'Studio user profile',
        ProvisioningArtifactName: 'v1',
        ProvisionedProductName: 'crash',
        ProvisionToken: 'crash',
        ProvisioningParameters: [
          { Key: 'DomainId', Value: domain.DomainId },
          { Key: 'UserProfileName', Value: 'crash' },
          {
            Key: 'ExecutionRoleArn',
            Value: `arn:aws:iam::${spoke}:role/atelier/data-scientist`,
          },
        ],
      },
      caller,
    );
    const isOver = ({ store }: Env) =>
      store.list(records, scope)[0].status === 'SUCCEEDED';
    let died = false;
    first.env.timers.start(
      dyingEnv(first.env, last, () => {
        died = true;
      }),
    );
    await eventually(async () => died || isOver(first.env), Boolean);
    if (!died) {
      await first.stop();
      return false;
    }

    const second = new Sandbox(dataDir, 1000, log);
    second.env.timers.start(second.env);
    const { store } = second.env;
    await eventually(
      async () => store.list(records, scope).map(({ status }) => status),
      statuses => !statuses.some(status => status.includes('PROGRESS')),
    );
    expect(store.list(records, scope)).toMatchObject([
      { status: 'SUCCEEDED', errors: [] },
    ]);
    expect(store.list(provisionedProducts, scope)).toMatchObject([
      { status: 'AVAILABLE' },
    ]);
    expect(store.list(stacks, {})).toMatchObject([
      { status: 'CREATE_COMPLETE' },
    ]);
    const made = store
      .list(userProfiles, scope)
      .filter(({ UserProfileName }) => UserProfileName === 'crash');
    expect(made).toMatchObject([{ Status: 'InService' }]);
    await second.stop();
    return true;
  }

  it('ends with one stack and one profile, whichever call was the last', async () => {
    let last = 1;
    while (await launchWithCrash(last)) {
      await rm(dataDir, { recursive: true, force: true });
      dataDir = await mkdtemp(join(tmpdir(), 'sandbox-crash-'));
      last += 1;
    }
    // CreateStack, CreateUserProfile and the reads between them.
    expect(last).toBeGreaterThan(5);
  }, 60_000);
});
