import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
  type GetLogEventsCommandInput,
} from '@aws-sdk/client-cloudwatch-logs';
import { startSandbox, type RunningSandbox } from '../..';
import type { Sample } from '../cloudformation/__testUtils__/conformance';
import { TestAccount } from '../cloudformation/__testUtils__/TestAccount';
import { violations } from '../sagemaker/__testUtils__/violations';

const account = '201000000012';
const logGroupName = '/app/orders';

describe('CloudWatch Logs', () => {
  const samples: Sample[] = [];
  const start = Date.now() - 60_000;
  let sandbox: RunningSandbox;
  let caller: TestAccount;
  let logs: TestAccount['logs'];

  beforeAll(async () => {
    sandbox = await startSandbox();
    caller = await TestAccount.root(sandbox.awsUrl, account, samples);
    ({ logs } = caller);
    await logs.send(new CreateLogGroupCommand({ logGroupName }));
    await put('job/algo-1', ['one', 'two', 'ERROR three', 'four', 'five']);
    await put('job/algo-2', ['six']);
  });

  afterAll(async () => {
    caller.destroy();
    await sandbox.stop();
  });

  async function put(logStreamName: string, messages: string[]) {
    const stream = { logGroupName, logStreamName };
    await logs.send(new CreateLogStreamCommand(stream));
    await logs.send(
      new PutLogEventsCommand({
        ...stream,
        logEvents: messages.map((message, index) => ({
          message,
          timestamp: start + index * 1_000,
        })),
      }),
    );
  }

  async function read(input: Partial<GetLogEventsCommandInput> = {}) {
    const page = await logs.send(
      new GetLogEventsCommand({
        logGroupName,
        logStreamName: 'job/algo-1',
        ...input,
      }),
    );
    return { ...page, said: page.events?.map(({ message }) => message) };
  }

  it('reads forward until the token repeats', async () => {
    const first = await read({ limit: 3, startFromHead: true });
    expect(first.said).toEqual(['one', 'two', 'ERROR three']);
    const second = await read({ limit: 3, nextToken: first.nextForwardToken });
    expect(second.said).toEqual(['four', 'five']);
    const end = await read({ limit: 3, nextToken: second.nextForwardToken });
    expect(end.said).toEqual([]);
    expect(end.nextForwardToken).toBe(second.nextForwardToken);
  });

  it('reads the newest first unless asked for the head, then backward', async () => {
    const last = await read({ limit: 2 });
    expect(last.said).toEqual(['four', 'five']);
    const before = await read({ limit: 2, nextToken: last.nextBackwardToken });
    expect(before.said).toEqual(['two', 'ERROR three']);
    const first = await read({ limit: 2, nextToken: before.nextBackwardToken });
    expect(first.said).toEqual(['one']);
    const head = await read({ limit: 2, nextToken: first.nextBackwardToken });
    expect(head.nextBackwardToken).toBe(first.nextBackwardToken);
  });

  it('reads a stretch of time', async () => {
    const { said } = await read({
      startTime: start + 1_000,
      endTime: start + 3_000,
    });
    expect(said).toEqual(['two', 'ERROR three']);
  });

  it('filters over streams', async () => {
    const filter = async (filterPattern: string) => {
      const { events } = await logs.send(
        new FilterLogEventsCommand({ logGroupName, filterPattern }),
      );
      return events?.map(({ message }) => message);
    };
    expect(await filter('ERROR three')).toEqual(['ERROR three']);
    expect(await filter('?six ?two')).toEqual(['six', 'two']);
    expect(await filter('-e')).toEqual(['six', 'two', 'four']);
    await expect(filter('{ $.x = 1 }')).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });

  it('finds streams by prefix or by their last event, in pages', async () => {
    const streams = async (input: object) => {
      const found = await logs.send(
        new DescribeLogStreamsCommand({ logGroupName, ...input }),
      );
      return [
        found.logStreams?.map(one => one.logStreamName),
        found.nextToken,
      ] as const;
    };
    expect(await streams({ logStreamNamePrefix: 'job/algo-2' })).toEqual([
      ['job/algo-2'],
      undefined,
    ]);
    const [first, nextToken] = await streams({
      orderBy: 'LastEventTime',
      descending: true,
      limit: 1,
    });
    expect(first).toEqual(['job/algo-1']);
    const [second] = await streams({
      orderBy: 'LastEventTime',
      descending: true,
      limit: 1,
      nextToken,
    });
    expect(second).toEqual(['job/algo-2']);
  });

  it('keeps groups with a retention, until they are deleted', async () => {
    const name = '/app/short';
    await logs.send(new CreateLogGroupCommand({ logGroupName: name }));
    await logs.send(
      new PutRetentionPolicyCommand({ logGroupName: name, retentionInDays: 7 }),
    );
    const { logGroups } = await logs.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: name }),
    );
    expect(logGroups).toMatchObject([
      {
        retentionInDays: 7,
        arn: `arn:aws:logs:eu-west-1:${account}:log-group:${name}:*`,
      },
    ]);
    await logs.send(new DeleteLogGroupCommand({ logGroupName: name }));
    await expect(
      logs.send(new DeleteLogGroupCommand({ logGroupName: name })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it("refuses in AWS's words", async () => {
    await expect(
      logs.send(new CreateLogGroupCommand({ logGroupName })),
    ).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
      message: 'The specified log group already exists',
    });
    await expect(read({ logStreamName: 'none' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The specified log stream does not exist.',
    });
    await expect(read({ nextToken: 'f/1/s' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
    await expect(read({ limit: 10_001 })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
    const at = (...times: number[]) =>
      logs.send(
        new PutLogEventsCommand({
          logGroupName,
          logStreamName: 'job/algo-1',
          logEvents: times.map(timestamp => ({ timestamp, message: 'x' })),
        }),
      );
    await expect(at(start + 1, start)).rejects.toMatchObject({
      message: expect.stringContaining('chronological order'),
    });
    const old = Date.now() - 15 * 24 * 3_600_000;
    expect((await at(old, old + 1)).rejectedLogEventsInfo).toEqual({
      tooOldLogEventEndIndex: 2,
    });
  });

  it("keeps to AWS's models", () => {
    expect(violations(samples)).toEqual([]);
  });
});
