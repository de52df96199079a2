import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:http';
import {
  CreateApiDestinationCommand,
  CreateConnectionCommand,
  DeleteConnectionCommand,
  DeleteRuleCommand,
  DescribeConnectionCommand,
  DescribeRuleCommand,
  EventBridgeClient,
  ListRulesCommand,
  ListTagsForResourceCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  TagResourceCommand,
  type Target,
} from '@aws-sdk/client-eventbridge';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { startSandbox, type RunningSandbox } from '../../startSandbox';
import { allowRole } from '../../__testUtils__/allowRole';
import { rootConfig, rootOf } from '../../__testUtils__/credentials';
import { send } from '../__testUtils__/inputs/send';
import { sqs } from '../sqs';
import { eventually } from '../cloudformation/__testUtils__/eventually';

const hub = '100200300402';
const secret = 'the-trigger-token';

interface Received {
  method?: string;
  url?: string;
  headers: Record<string, unknown>;
  body: string;
}

describe('EventBridge', () => {
  let sandbox: RunningSandbox;
  let events: EventBridgeClient;
  let server: Server;
  let endpoint: string;
  const received: Received[] = [];
  /** What the server answers next; 200 where it is empty. */
  const answers: number[] = [];
  let destinationArn: string | undefined;
  let connectionArn: string | undefined;
  const RoleArn = `arn:aws:iam::${hub}:role/to-the-code-host`;

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 1000 });
    events = new EventBridgeClient(await rootConfig(sandbox.awsUrl));
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) {
        chunks.push(chunk);
      }
      const { method, url, headers } = request;
      const body = Buffer.concat(chunks).toString();
      received.push({ method, url, headers, body });
      response.writeHead(answers.shift() ?? 200).end();
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await new IAMClient(await rootConfig(sandbox.awsUrl)).send(
      new CreateRoleCommand({
        RoleName: 'to-the-code-host',
        AssumeRolePolicyDocument: JSON.stringify({
          Statement: {
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        }),
      }),
    );
    await allowRole(
      sandbox.awsUrl,
      '100200300402',
      'to-the-code-host',
      'events:InvokeApiDestination',
    );
    const connection = await events.send(
      new CreateConnectionCommand({
        Name: 'code-host',
        AuthorizationType: 'API_KEY',
        AuthParameters: {
          ApiKeyAuthParameters: { ApiKeyName: 'x-key', ApiKeyValue: secret },
          InvocationHttpParameters: {
            HeaderParameters: [{ Key: 'x-from', Value: 'events' }],
            QueryStringParameters: [{ Key: 'q', Value: 'a b' }],
            BodyParameters: [
              { Key: 'token', Value: secret, IsValueSecret: true },
              { Key: 'ref', Value: 'main', IsValueSecret: false },
            ],
          },
        },
      }),
    );
    connectionArn = connection.ConnectionArn;
    const destination = await events.send(
      new CreateApiDestinationCommand({
        Name: 'trigger',
        ConnectionArn: connectionArn,
        InvocationEndpoint: `${endpoint}/projects/*/trigger`,
        HttpMethod: 'POST',
      }),
    );
    destinationArn = destination.ApiDestinationArn;
  });
  beforeEach(() => {
    received.length = 0;
    answers.length = 0;
  });
  afterAll(async () => {
    events.destroy();
    await sandbox.stop();
    server.close();
    server.closeAllConnections();
  });

  const callSqs = async (operation: string, input: object) => {
    const root = await rootOf(sandbox.awsUrl, hub);
    const answer = await send(sandbox.awsUrl, root, sqs, operation, input);
    expect(answer).toMatchObject({ status: 200 });
    return answer.output as { Attributes?: Record<string, string> };
  };

  const putRule = (Name: string, pattern: object | string) =>
    events.send(
      new PutRuleCommand({
        Name,
        EventPattern:
          typeof pattern === 'string' ? pattern : JSON.stringify(pattern),
      }),
    );
  const putTarget = (Rule: string, target: Partial<Target> = {}) =>
    events.send(
      new PutTargetsCommand({
        Rule,
        Targets: [{ Id: 'one', Arn: destinationArn, RoleArn, ...target }],
      }),
    );
  const putEvent = (Source: string, detail: object) =>
    events.send(
      new PutEventsCommand({
        Entries: [
          { Source, DetailType: 'Test', Detail: JSON.stringify(detail) },
        ],
      }),
    );
  const arrived = (count = 1) =>
    eventually(
      async () => received,
      list => list.length >= count,
    );

  it('brings a matching event to an API destination, with the connection’s parameters', async () => {
    await putRule('approved', { source: ['shop'], detail: { ok: [true] } });
    await putTarget('approved', {
      HttpParameters: {
        PathParameterValues: ['forecasting/churn'],
        HeaderParameters: { 'x-target': 'yes' },
      },
      InputTransformer: {
        InputPathsMap: { group: '$.detail.group', size: '$.detail.sizes[1]' },
        InputTemplate:
          '{"variables":{"GROUP":<group>,"TEXT":"v <group>: <size>","SIZE":<size>,"RULE":<aws.events.rule-name>}}',
      },
    });
    await putEvent('shop', { ok: false });
    await putEvent('shop', { ok: true, group: 'a "b"', sizes: [1, 2] });
    const [first] = await arrived();
    expect(first).toMatchObject({
      method: 'POST',
      url: '/projects/forecasting%2Fchurn/trigger?q=a+b',
      headers: {
        'x-key': secret,
        'x-from': 'events',
        'x-target': 'yes',
        'content-type': 'application/json; charset=utf-8',
      },
    });
    expect(JSON.parse(first.body)).toEqual({
      variables: {
        GROUP: 'a "b"',
        TEXT: 'v a "b": 2',
        SIZE: 2,
        RULE: 'approved',
      },
      token: secret,
      ref: 'main',
    });
    expect(received).toHaveLength(1);
  });

  it('tries again after a failure that may pass, once after one that does not', async () => {
    await putRule('retried', { source: ['retried'] });
    await putTarget('retried');
    answers.push(503, 429, 200);
    await putEvent('retried', { n: 1 });
    await arrived(3);
    answers.push(404);
    await putEvent('retried', { n: 2 });
    await arrived(4);
    const { body } = received[3];
    expect(JSON.parse(body)).toMatchObject({
      version: '0',
      source: 'retried',
      'detail-type': 'Test',
      account: hub,
      region: 'eu-west-1',
      detail: { n: 2 },
    });
  });

  it('puts what it could not deliver into the dead-letter queue, where its policy lets the rule', async () => {
    const { RuleArn } = await putRule('lost', { source: ['lost'] });
    const QueueUrl = `https://sqs.eu-west-1.amazonaws.com/${hub}/lost`;
    const Arn = `arn:aws:sqs:eu-west-1:${hub}:lost`;
    const lost = async () => {
      const { Attributes } = await callSqs('GetQueueAttributes', {
        QueueUrl,
        AttributeNames: ['ApproximateNumberOfMessages'],
      });
      return Attributes?.ApproximateNumberOfMessages;
    };
    await callSqs('CreateQueue', { QueueName: 'lost' });
    await putTarget('lost', {
      DeadLetterConfig: { Arn },
      RetryPolicy: { MaximumRetryAttempts: 1 },
    });

    answers.push(404);
    await putEvent('lost', { n: 1 });
    await arrived(1);
    expect(await lost()).toBe('0');

    const policy = (source: string | undefined) =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: Arn,
          Condition: { ArnEquals: { 'aws:SourceArn': source } },
        },
      });
    await callSqs('SetQueueAttributes', {
      QueueUrl,
      Attributes: { Policy: policy(RuleArn) },
    });
    answers.push(404);
    await putEvent('lost', { n: 2 });
    await eventually(lost, count => count === '1');
    answers.push(503, 503);
    await putEvent('lost', { n: 3 });
    await eventually(lost, count => count === '2');

    await callSqs('SetQueueAttributes', {
      QueueUrl,
      Attributes: { Policy: policy(`${RuleArn}-not`) },
    });
    answers.push(404);
    await putEvent('lost', { n: 4 });
    await arrived(5);
    expect(await lost()).toBe('2');
  });

  it('never gives a secret back', async () => {
    const found = await eventually(
      () => events.send(new DescribeConnectionCommand({ Name: 'code-host' })),
      ({ ConnectionState }) => ConnectionState === 'AUTHORIZED',
    );
    expect(JSON.stringify(found)).not.toContain(secret);
    expect(found.AuthParameters).toMatchObject({
      ApiKeyAuthParameters: { ApiKeyName: 'x-key' },
      InvocationHttpParameters: {
        BodyParameters: [
          { Key: 'token', IsValueSecret: true },
          { Key: 'ref', Value: 'main', IsValueSecret: false },
        ],
      },
    });
  });

  it('refuses events as AWS does, one by one', async () => {
    const { FailedEntryCount, Entries } = await events.send(
      new PutEventsCommand({
        Entries: [
          { Source: 'aws.sagemaker', DetailType: 'x', Detail: '{}' },
          { Source: 'a', DetailType: 'x', Detail: '[' },
          { Source: 'a', DetailType: 'x' },
          { Source: 'a', DetailType: 'x', Detail: '{}' },
        ],
      }),
    );
    expect(FailedEntryCount).toBe(3);
    expect(Entries?.map(one => one.ErrorCode)).toEqual([
      'NotAuthorizedForSourceException',
      'MalformedDetail',
      'InvalidArgument',
      undefined,
    ]);
  });

  it('refuses patterns, targets and endpoints that AWS refuses', async () => {
    await expect(putRule('bad', '{"source":"x"}')).rejects.toMatchObject({
      name: 'InvalidEventPatternException',
    });
    await putRule('targets', { source: ['x'] });
    for (const target of [
      { RoleArn: undefined },
      { DeadLetterConfig: { Arn: 'arn:aws:sqs:eu-west-1:1:x' } },
      { Arn: `${destinationArn}x` },
      { Input: '{}', InputPath: '$.detail' },
      { InputPath: 'detail' },
      { InputTransformer: { InputTemplate: '<nothing>' } },
    ]) {
      await expect(putTarget('targets', target)).rejects.toMatchObject({
        name: 'ValidationException',
      });
    }
    await expect(
      events.send(
        new CreateApiDestinationCommand({
          Name: 'plain',
          ConnectionArn: connectionArn,
          InvocationEndpoint: 'http://example.com/',
          HttpMethod: 'POST',
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(putTarget('no-such-rule')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('lists, tags and deletes rules; one with targets stays', async () => {
    const { RuleArn } = await putRule('z-last', { source: ['z'] });
    await putTarget('z-last');
    await events.send(
      new TagResourceCommand({
        ResourceARN: RuleArn,
        Tags: [{ Key: 'a', Value: '1' }],
      }),
    );
    const { Tags } = await events.send(
      new ListTagsForResourceCommand({ ResourceARN: RuleArn }),
    );
    expect(Tags).toEqual([{ Key: 'a', Value: '1' }]);
    const { Rules } = await events.send(
      new ListRulesCommand({ NamePrefix: 'z-' }),
    );
    expect(Rules).toMatchObject([
      { Name: 'z-last', Arn: RuleArn, EventBusName: 'default' },
    ]);
    const remove = () => events.send(new DeleteRuleCommand({ Name: 'z-last' }));
    await expect(remove()).rejects.toMatchObject({
      name: 'ValidationException',
    });
    await events.send(
      new RemoveTargetsCommand({ Rule: 'z-last', Ids: ['one'] }),
    );
    const { Targets } = await events.send(
      new ListTargetsByRuleCommand({ Rule: 'z-last' }),
    );
    expect(Targets).toEqual([]);
    await remove();
    await expect(
      events.send(new DescribeRuleCommand({ Name: 'z-last' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('keeps regions apart', async () => {
    const elsewhere = new EventBridgeClient({
      ...(await rootConfig(sandbox.awsUrl)),
      region: 'eu-central-1',
    });
    const { Rules } = await elsewhere.send(new ListRulesCommand({}));
    expect(Rules).toEqual([]);
    await expect(
      elsewhere.send(new DeleteConnectionCommand({ Name: 'code-host' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    elsewhere.destroy();
  });
});
