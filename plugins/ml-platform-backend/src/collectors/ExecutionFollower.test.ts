import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  PipelineExecutionStatus,
  PipelineExecutionSummary,
} from '@atelier/plugin-ml-platform-common';
import { createStores } from '../store';
import { migrate } from '../store/migrate';
import { ExecutionFollower, ReadExecution } from './ExecutionFollower';

jest.setTimeout(60_000);

const place = {
  accountId: '201000000031',
  region: 'eu-west-1',
  pipeline: 'scoring',
};

function execution(
  id: string,
  status: PipelineExecutionStatus,
  startedAt = new Date(),
): PipelineExecutionSummary {
  const arn = `arn:aws:sagemaker:eu-west-1:201000000031:pipeline/scoring/execution/${id}`;
  return { id, arn, status, startedAt: startedAt.toISOString() };
}

describe('ExecutionFollower', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const { signal } = new AbortController();

  async function create(read: ReadExecution) {
    const knex = await databases.init('SQLITE_3');
    await migrate(knex);
    const { executions } = createStores(knex, 'aws');
    const onChange = jest.fn(async () => {});
    const onEnd = jest.fn(async () => {});
    const logger = mockServices.logger.mock();
    const follower = new ExecutionFollower({
      executions,
      read,
      onChange,
      onEnd,
      logger,
    });
    const add = (summary: PipelineExecutionSummary) =>
      executions.write(place, summary, undefined, new Date(0));
    return { executions, follower, onChange, onEnd, logger, add };
  }

  it('reads what runs until it has ended, and tells each change once', async () => {
    const statuses: PipelineExecutionStatus[] = ['Executing', 'Succeeded'];
    const reads: string[] = [];
    const { executions, follower, onChange, onEnd, add } = await create(
      async (_, arn) => {
        reads.push(arn);
        return {
          summary: {
            ...execution('aaaa', statuses[reads.length - 1]),
            endedAt: reads.length > 1 ? new Date().toISOString() : undefined,
          },
          details: { parameters: [], steps: [] },
        };
      },
    );
    await add(execution('aaaa', 'Executing', new Date(0)));
    await add(execution('bbbb', 'Failed'));

    await follower.refresh(place, execution('aaaa', 'Executing').arn, signal);
    expect(onChange).toHaveBeenCalledTimes(1);
    expect(onEnd).not.toHaveBeenCalled();
    await follower.follow(signal);
    await follower.follow(signal);

    expect(reads).toHaveLength(2);
    expect(onChange).toHaveBeenCalledTimes(2);
    expect(onEnd).toHaveBeenCalledTimes(1);
    expect((await executions.get(place, 'aaaa'))?.summary.status).toBe(
      'Succeeded',
    );
  });

  it('reads an old one seldom, and does not read twice in a moment', async () => {
    let reads = 0;
    const { follower, add } = await create(async () => {
      reads += 1;
      return {
        summary: execution('aaaa', 'Executing', new Date(0)),
        details: { parameters: [], steps: [] },
      };
    });
    await add(execution('aaaa', 'Executing', new Date(0)));

    await follower.follow(signal);
    await follower.follow(signal);

    expect(reads).toBe(1);
  });

  it('forgets one that is gone, and goes on when another cannot be read', async () => {
    const { executions, follower, onChange, logger, add } = await create(
      async (_, arn) => {
        throw arn.endsWith('gone')
          ? new NotFoundError('no such execution')
          : new ServiceUnavailableError('busy');
      },
    );
    await add(execution('gone', 'Executing'));
    await add(execution('busy', 'Executing'));

    await follower.follow(signal);

    expect(await executions.get(place, 'gone')).toBeUndefined();
    expect(await executions.get(place, 'busy')).toBeDefined();
    expect(onChange).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(expect.stringContaining('busy'));
  });

  it('asks AWS once for many who ask at once', async () => {
    let reads = 0;
    const { follower } = await create(async () => {
      reads += 1;
      return {
        summary: execution('aaaa', 'Succeeded'),
        details: { parameters: [], steps: [] },
      };
    });
    const { arn } = execution('aaaa', 'Succeeded');

    await Promise.all(
      [1, 2, 3].map(() => follower.refreshOnce(place, arn, signal)),
    );

    expect(reads).toBe(1);
  });
});
