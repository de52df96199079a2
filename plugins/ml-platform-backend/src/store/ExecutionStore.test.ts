import { PipelineExecutionSummary } from '@atelier/plugin-ml-platform-common';
import { createStores } from '.';
import { ExecutionPosition } from './ExecutionStore';
import { migrate } from './migrate';
import { StoredPipeline } from './PipelineStore';
import { testDatabases } from './__testUtils__/databases';
import { projects } from './__testUtils__/projects';

jest.setTimeout(60_000);

const part = { accountId: '201000000031', region: 'eu-west-1' };
const place = { ...part, pipeline: 'scoring' };
const other = { accountId: '201000000033', region: 'eu-west-1' };
const readAt = new Date('2026-11-20T00:00:00.000Z');

function pipeline(name: string, of = part): StoredPipeline {
  return {
    ...of,
    name,
    arn: `arn:aws:sagemaker:eu-west-1:${of.accountId}:pipeline/${name}`,
    status: 'Active',
    createdAt: '2026-11-01T00:00:00.000Z',
    changedAt: '2026-11-01T00:00:00.000Z',
    parameters: [{ name: 'Rounds', type: 'Integer', defaultValue: '10' }],
  };
}

/** The execution of a minute. */
function execution(
  minute: number,
  more: Partial<PipelineExecutionSummary> = {},
): PipelineExecutionSummary {
  const id = `execution${String(minute).padStart(3, '0')}`;
  return {
    id,
    arn: `arn:aws:sagemaker:eu-west-1:201000000031:pipeline/scoring/execution/${id}`,
    displayName: undefined,
    status: 'Succeeded',
    startedAt: new Date(Date.UTC(2026, 10, 10, 0, minute)).toISOString(),
    endedAt: undefined,
    failureReason: undefined,
    ...more,
  };
}

const details = {
  parameters: [{ name: 'Rounds', value: '20' }],
  steps: [
    {
      name: 'Train',
      type: 'Training',
      dependsOn: [],
      status: 'Executing' as const,
      cached: false,
      hasLogs: false,
    },
  ],
};

describe('pipelines and executions', () => {
  const databases = testDatabases();

  async function create(id: Parameters<typeof databases.init>[0]) {
    const knex = await databases.init(id);
    await migrate(knex);
    const stores = createStores(knex, 'aws');
    await knex.transaction(async tx => {
      await stores.accounts.replace(tx, projects);
      await stores.pipelines.write(
        tx,
        part,
        [pipeline('scoring'), pipeline('nightly')],
        ['scoring', 'nightly'],
      );
      await stores.pipelines.write(
        tx,
        other,
        [pipeline('scoring', other)],
        ['scoring'],
      );
    });
    return { knex, stores };
  }

  it.each(databases.eachSupportedId())(
    'lists each pipeline with its newest executions only, %p',
    async id => {
      const { stores } = await create(id);
      for (const minute of [3, 1, 4, 2]) {
        await stores.executions.write(
          place,
          execution(minute),
          undefined,
          readAt,
        );
      }
      await stores.executions.write(
        { ...other, pipeline: 'scoring' },
        execution(9),
        undefined,
        readAt,
      );

      const list = await stores.pipelines.list(
        [part.accountId, other.accountId],
        2,
      );
      expect(
        list.map(({ name, accountId, executions }) => [
          name,
          accountId,
          executions.map(one => one.id),
        ]),
      ).toEqual([
        ['nightly', part.accountId, []],
        ['scoring', part.accountId, ['execution004', 'execution003']],
        ['scoring', other.accountId, ['execution009']],
      ]);
      expect(list[1]).toMatchObject(pipeline('scoring'));
      expect(
        (await stores.pipelines.latest(['card-fraud', 'demand-forecast'])).map(
          latest => [latest.slug, latest.accountId, latest.execution.id],
        ),
      ).toEqual(
        expect.arrayContaining([
          ['card-fraud', part.accountId, 'execution004'],
          ['card-fraud', other.accountId, 'execution009'],
        ]),
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'gives every execution once, page by page, also those of one moment, %p',
    async id => {
      const { stores } = await create(id);
      const startedAt = '2026-11-10T00:00:00.000Z';
      for (const minute of [1, 2, 3, 4, 5]) {
        await stores.executions.write(
          place,
          execution(minute, minute > 1 ? { startedAt } : {}),
          undefined,
          readAt,
        );
      }
      const ids: string[] = [];
      let after: ExecutionPosition | undefined;
      do {
        const page = await stores.executions.page(place, 2, after);
        ids.push(...page.items.map(one => one.id));
        after = page.next;
      } while (after);
      expect(ids).toEqual([
        'execution001',
        'execution005',
        'execution004',
        'execution003',
        'execution002',
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'never puts an earlier reading over a later one, %p',
    async id => {
      const { stores } = await create(id);
      const later = new Date(readAt.getTime() + 1);
      const ended = execution(1, {
        status: 'Failed',
        endedAt: '2026-11-10T01:00:00.000Z',
        failureReason: 'Out of data',
      });
      await stores.executions.write(place, ended, details, later);
      await stores.executions.write(
        place,
        execution(1, { status: 'Executing' }),
        { parameters: [], steps: [] },
        readAt,
      );
      expect(await stores.executions.get(place, ended.id)).toEqual({
        place,
        summary: ended,
        details: {
          ...details,
          readAt: later.toISOString(),
        },
      });
      expect(await stores.executions.running()).toEqual([]);

      await stores.executions.write(
        place,
        execution(1, { status: 'Executing' }),
        undefined,
        new Date(later.getTime() + 1),
      );
      expect(await stores.executions.running()).toEqual([
        { place, arn: ended.arn, startedAt: ended.startedAt },
      ]);
      expect(await stores.executions.known(part)).toEqual(
        new Map([[ended.arn, { status: 'Executing', detailed: true }]]),
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'forgets old executions, and pipelines that are gone with theirs, %p',
    async id => {
      const { knex, stores } = await create(id);
      for (const minute of [1, 2, 3]) {
        await stores.executions.write(
          place,
          execution(minute),
          details,
          readAt,
        );
      }
      await stores.executions.keepNewest(knex, place, 2);
      const { items } = await stores.executions.page(place, 10);
      expect(items.map(one => one.id)).toEqual([
        'execution003',
        'execution002',
      ]);

      const changed = await knex.transaction(tx =>
        stores.pipelines.write(tx, part, [], ['nightly']),
      );
      expect(changed).toBe(true);
      expect(await stores.executions.known(part)).toEqual(new Map());
      expect(await knex('pipeline_execution_details').select()).toEqual([]);
      expect(
        (await stores.pipelines.known(other)).map(({ name }) => name),
      ).toEqual(['scoring']);
    },
  );
});
