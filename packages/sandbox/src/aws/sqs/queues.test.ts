import { rootOf } from '../../__testUtils__/credentials';
import { startSandbox, type RunningSandbox } from '../../startSandbox';
import { send } from '../__testUtils__/inputs/send';
import { sqs } from '.';

const account = '100200300402';
const QueueUrl = `https://sqs.eu-west-1.amazonaws.com/${account}/lost`;

describe('SQS queues', () => {
  let sandbox: RunningSandbox;

  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.stop());

  const call = async (operation: string, input: object) =>
    send(
      sandbox.awsUrl,
      await rootOf(sandbox.awsUrl, account),
      sqs,
      operation,
      input,
    );

  it('are made once, and refused with other attributes', async () => {
    const DelaySeconds = '5';
    const made = { status: 200, output: { QueueUrl } };
    const create = (Attributes = {}, QueueName = 'lost') =>
      call('CreateQueue', { QueueName, Attributes });
    expect(await create({ DelaySeconds })).toMatchObject(made);
    expect(await create({ DelaySeconds })).toMatchObject(made);
    expect(await create()).toMatchObject(made);

    expect(await create({ DelaySeconds: '6' })).toMatchObject({
      status: 400,
      code: 'QueueNameExists',
    });
    expect(await create({}, 'lost and found')).toMatchObject({
      code: 'InvalidParameterValue',
    });
    expect(await create({ DelaySeconds: '901' }, 'late')).toMatchObject({
      code: 'InvalidAttributeValue',
    });
  });

  it('have attributes that can be set, and are gone when deleted', async () => {
    await call('CreateQueue', { QueueName: 'lost' });
    const Attributes = { MessageRetentionPeriod: '1209600' };
    const wanted = {
      QueueUrl,
      AttributeNames: ['MessageRetentionPeriod', 'VisibilityTimeout'],
    };
    await call('SetQueueAttributes', { QueueUrl, Attributes });
    expect((await call('GetQueueAttributes', wanted)).output).toEqual({
      Attributes: { ...Attributes, VisibilityTimeout: '30' },
    });

    await call('DeleteQueue', { QueueUrl });
    expect(await call('GetQueueAttributes', wanted)).toMatchObject({
      code: 'QueueDoesNotExist',
    });
  });

  it('keep their tags, changed and taken away one by one', async () => {
    await call('CreateQueue', { QueueName: 'lost', tags: { a: '1', b: '2' } });
    await call('TagQueue', { QueueUrl, Tags: { b: '3', c: '4' } });
    await call('UntagQueue', { QueueUrl, TagKeys: ['a', 'none'] });

    expect((await call('ListQueueTags', { QueueUrl })).output).toEqual({
      Tags: { b: '3', c: '4' },
    });
  });
});
