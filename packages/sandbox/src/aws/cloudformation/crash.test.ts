import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Sandbox } from '../../Sandbox';
import type { Caller, Env } from '../service';
import { services } from '../services';
import { eventually } from './__testUtils__/eventually';
import { productParameters } from './__testUtils__/productParameters';
import { stacks } from './stack';

const account = '201000000051';
const region = 'eu-west-1';
const scope = { account, region };
const root: Caller = {
  ...scope,
  source: 'client',
  principal: {
    arn: `arn:aws:iam::${account}:root`,
    account,
    kind: 'user',
    userId: account,
    tags: {},
  },
};

const TemplateBody = readFileSync(
  resolve(
    dirname(require.resolve('../../../package.json')),
    '../../templates/products/mlops-train-deploy/product.yaml',
  ),
  'utf8',
).replaceAll('RetainExceptOnCreate', 'Delete');

/** What tells of changes, not of what there is: a step that is done again tells of it again. */
const telling = new Set(['cloudformation.event', 'iam.use', 'iam.denial']);

/** An env whose calls stop for ever once the `last`th that writes has had its effect, as in a process that died. */
function dyingEnv(env: Env, last: number, onDeath: () => void): Env {
  let writes = 0;
  return {
    ...env,
    async invoke<O>(...request: Parameters<Env['invoke']>): Promise<O> {
      const output = await env.invoke<O>(...request);
      const [service, operation] = request;
      const { operations } = services.find(({ id }) => id === service)!;
      writes += operations.get(operation)?.write ? 1 : 0;
      if (writes === last) {
        onDeath();
        await new Promise(() => {});
      }
      return output;
    },
  };
}

const ended = ['CREATE_COMPLETE', 'DELETE_COMPLETE'];

describe('a crash in the middle of a stack', () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'sandbox-crash-'));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  /** How many documents there are of each kind. */
  function counts(): Record<string, number> {
    const database = new BetterSqlite3(join(dataDir, 'sandbox.sqlite'), {
      readonly: true,
    });
    const rows = database
      .prepare('SELECT kind, count(*) AS count FROM documents GROUP BY kind')
      .all() as { kind: string; count: number }[];
    database.close();
    return Object.fromEntries(
      rows
        .filter(({ kind }) => !telling.has(kind))
        .map(({ kind, count }) => [kind, count]),
    );
  }

  /** What an operation of a stack adds and takes away. */
  async function difference(
    run: () => Promise<unknown>,
  ): Promise<Record<string, number>> {
    const before = counts();
    await run();
    const after = counts();
    return Object.fromEntries(
      Object.keys({ ...before, ...after })
        .map(kind => [kind, (after[kind] ?? 0) - (before[kind] ?? 0)] as const)
        .filter(([, count]) => count !== 0),
    );
  }

  /**
   * Asks for an operation of a stack and follows it to its end, with a crash after so many
   * writing calls; false where it has fewer.
   */
  async function crashing(
    operation: string,
    input: object,
    last: number,
  ): Promise<boolean> {
    const first = new Sandbox(dataDir, 1_000_000, () => {});
    await first.env.invoke('cloudformation', operation, input, root);
    const isOver = ({ store }: Env) =>
      store
        .list(stacks, scope)
        .every(({ status }) => !status.endsWith('_IN_PROGRESS'));
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
    const second = new Sandbox(dataDir, 1_000_000, () => {});
    second.env.timers.start(second.env);
    await eventually(async () => isOver(second.env), Boolean);
    const statuses = second.env.store
      .list(stacks, scope)
      .map(({ status }) => status);
    expect(statuses.filter(status => !ended.includes(status))).toEqual([]);
    await second.stop();
    return true;
  }

  const StackName = 'crash';
  const creation = {
    StackName,
    TemplateBody,
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    Parameters: Object.entries(
      productParameters('mlops-train-deploy', account),
    ).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
  };

  it('makes and deletes each resource once, whichever call was the last', async () => {
    const seeded = new Sandbox(dataDir, 1_000_000, () => {});
    await seeded.env.invoke(
      'iam',
      'CreateOpenIDConnectProvider',
      { Url: 'http://localhost:1', ClientIDList: ['http://localhost:1'] },
      root,
    );
    await seeded.stop();
    const create = (last: number) => crashing('CreateStack', creation, last);
    const remove = (last: number) =>
      crashing('DeleteStack', { StackName }, last);
    const made = await difference(() => create(Infinity));
    expect(Object.keys(made).length).toBeGreaterThan(8);
    const taken = await difference(() => remove(Infinity));

    /** Whether there was a crash. */
    const createAndRemove = async (at: number) => {
      let crashed = false;
      const added = await difference(async () => {
        crashed = await create(at);
      });
      expect([at, added]).toEqual([at, made]);
      expect([at, await difference(() => remove(at))]).toEqual([at, taken]);
      return crashed;
    };
    let last = 1;
    while (await createAndRemove(last)) {
      last++;
    }
    expect(last).toBeGreaterThan(20);
  }, 240_000);
});
