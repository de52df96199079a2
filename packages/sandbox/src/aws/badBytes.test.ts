import { connect } from 'node:net';
import fc from 'fast-check';
import { startSandbox, type RunningSandbox } from '../startSandbox';

const root = '100200300402';

describe('bad bytes', () => {
  let sandbox: RunningSandbox;
  let key: string;
  const logged: string[] = [];

  beforeAll(async () => {
    sandbox = await startSandbox({ log: line => logged.push(line) });
    const answer = await fetch(`${sandbox.awsUrl}/_sandbox/credentials`, {
      method: 'POST',
      body: JSON.stringify({ account: root }),
    });
    key = (await answer.json()).AccessKeyId;
  });
  afterAll(() => sandbox.stop());
  afterEach(async () => {
    // It still answers, and nothing failed that the sandbox did not mean to fail.
    const health = await fetch(`${sandbox.awsUrl}/_sandbox/health`);
    const failures = logged.filter(line => line.includes(' failed: '));
    if (!health.ok || failures.length) {
      throw new Error(`Health ${health.status}; ${failures.join('\n')}`);
    }
  });

  const signedFor = (service: string) =>
    `authorization: AWS4-HMAC-SHA256 Credential=${key}/20261124/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=0\r\n`;
  const request = (
    head: string,
    service: string | undefined,
    body: Buffer | string = '',
    length: number | string = Buffer.byteLength(body),
  ) =>
    Buffer.concat([
      Buffer.from(
        `${head}\r\nhost: 127.0.0.1\r\nconnection: close\r\n${
          service ? signedFor(service) : ''
        }content-length: ${length}\r\n\r\n`,
      ),
      Buffer.from(body),
    ]);
  const json = (body: Buffer | string, target = 'SageMaker.ListDomains') =>
    request(`POST / HTTP/1.1\r\nx-amz-target: ${target}`, 'sagemaker', body);
  const form = (body: Buffer | string) =>
    request(
      'POST / HTTP/1.1\r\ncontent-type: application/x-www-form-urlencoded',
      'iam',
      body,
    );
  const s3 = (head: string, body: Buffer | string = '') =>
    request(head, 's3', body);

  /** Sends bytes and gives all that comes back until the connection ends. */
  const exchange = (
    bytes: Buffer,
    { end = false }: { end?: boolean } = {},
  ): Promise<string> =>
    new Promise(resolve => {
      let text = '';
      const socket = connect(Number(new URL(sandbox.awsUrl).port), '127.0.0.1');
      socket.on('data', data => (text += data.toString('latin1')));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(text));
      socket.write(bytes);
      if (end) {
        socket.end();
      }
    });
  const statusOf = (text: string) => Number(text.split(' ')[1]);
  /** The status of the answer, and the code where the answer has it; otherwise all of it. */
  const outcome = async (bytes: Buffer, code: string) => {
    const text = await exchange(bytes);
    return { status: statusOf(text), code: text.includes(code) ? code : text };
  };

  it.each([
    ['nothing JSON', '{"MaxResults":'],
    ['no object', '[]'],
    ['text', '"x"'],
    ['null', 'null'],
    ['a wrong type', '{"MaxResults":"five"}'],
    ['not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22])],
    ['zeros', Buffer.alloc(100)],
    ['a number too large', '{"MaxResults":1e999}'],
    ['deep', `{"NextToken":${'['.repeat(200_000)}${']'.repeat(200_000)}}`],
  ])('refuses a JSON body that is %s', async (_name, body) => {
    const code = 'SerializationException';
    expect(await outcome(json(body), code)).toEqual({ status: 400, code });
  });

  it('refuses a deep document where any JSON is taken', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const text = await exchange(
      json(
        `{"UserProfileName":"x","DomainId":"d-000000000000","UserSettings":${deep}}`,
        'SageMaker.CreateUserProfile',
      ),
    );
    expect(statusOf(text)).toBe(400);
  });

  it.each([
    ['', 'UnknownOperationException'],
    ['.', 'UnknownOperationException'],
    ['SageMaker', 'UnknownOperationException'],
    ['SageMaker.', 'UnknownOperationException'],
    ['SageMaker.constructor', 'UnknownOperationException'],
    ['__proto__.toString', 'UnknownOperationException'],
    [`SageMaker.${'x'.repeat(200)}`, 'UnknownOperationException'],
  ])('knows no operation of the target “%s”', async (target, code) => {
    const bytes = json('{}', target);
    expect(await outcome(bytes, code)).toEqual({ status: 400, code });
  });

  it.each([
    ['empty', '', 'InvalidAction'],
    ['an unknown action', 'Action=Nothing&Version=2010-05-08', 'InvalidAction'],
    ['no version', 'Action=ListRoles', 'InvalidAction'],
    [
      'a list that is text',
      'Action=TagRole&Version=2010-05-08&RoleName=x&Tags=y',
      'MalformedInput',
    ],
    [
      'a list whose items are text',
      'Action=TagRole&Version=2010-05-08&RoleName=x&Tags.member.1=y',
      'MalformedInput',
    ],
    [
      'text that is a list',
      'Action=TagRole&Version=2010-05-08&RoleName.member.1=x&Tags.member.1.Key=a',
      'MalformedInput',
    ],
    [
      'names of a prototype',
      'Action=TagRole&Version=2010-05-08&__proto__.RoleName=x&constructor=y',
      'ValidationError',
    ],
    [
      'broken percent signs',
      'Action=GetRole&Version=2010-05-08&RoleName=%E0%A4%A%ZZ',
      'ValidationError',
    ],
    [
      'deep',
      `Action=GetRole&Version=2010-05-08&RoleName${'.a'.repeat(100_000)}=x`,
      'MalformedInput',
    ],
  ])('refuses a form that is %s', async (_name, body, code) => {
    expect(await outcome(form(body), code)).toEqual({ status: 400, code });
  });

  it.each([
    ['not XML', 'nothing'],
    ['cut short', '<Tagging><TagSet>'],
    ['of another kind', '<Other/>'],
    [
      'an entity of its own',
      '<!DOCTYPE x [<!ENTITY a "b">]><Tagging>&a;</Tagging>',
    ],
    [
      'entities of entities',
      `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${[...'bcdefgh']
        .map(
          (name, i) => `<!ENTITY ${name} "${`&${'abcdefg'[i]};`.repeat(10)}">`,
        )
        .join(
          '',
        )}]><Tagging><TagSet><Tag><Key>&h;</Key><Value/></Tag></TagSet></Tagging>`,
    ],
    ['deep', '<Tagging>'.repeat(20_000)],
    ['zeros', Buffer.alloc(100)],
  ])('refuses an XML body that is %s', async (_name, body) => {
    await exchange(
      s3(
        'PUT /bad-bytes HTTP/1.1',
        '<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>',
      ),
    );
    const bytes = s3('PUT /bad-bytes?tagging HTTP/1.1', body);
    const code = '<Code>MalformedXML</Code>';
    expect(await outcome(bytes, code)).toEqual({ status: 400, code });
  });

  it.each([
    ['a path that does not decode', 'GET /bad%ZZbucket/%E0%A4%A HTTP/1.1'],
    ['dots', 'GET /../../etc/passwd HTTP/1.1'],
    ['a NUL', 'GET /bucket/%00 HTTP/1.1'],
    ['nothing but slashes', 'GET //// HTTP/1.1'],
    [
      'a query that does not decode',
      'GET /bucket?list-type=2&prefix=%ZZ HTTP/1.1',
    ],
    ['an unknown method', 'PROPFIND /bucket HTTP/1.1'],
  ])('answers %s with an error of S3', async (_name, head) => {
    const text = await exchange(s3(head));
    expect(statusOf(text)).toBeGreaterThanOrEqual(400);
    expect(statusOf(text)).not.toBe(500);
    expect(text).toContain('<Error><Code>');
  });

  it.each([
    '',
    'AWS4-HMAC-SHA256',
    'AWS4-HMAC-SHA256 Credential=',
    'Basic eA==',
    `Bearer ${'x'.repeat(100)}`,
  ])('takes no authorization “%s”', async authorization => {
    const bytes = request(
      `POST / HTTP/1.1\r\nx-amz-target: SageMaker.ListDomains\r\nauthorization: ${authorization}`,
      undefined,
      '{}',
    );
    const code = 'MissingAuthenticationTokenException';
    expect(await outcome(bytes, code)).toEqual({ status: 403, code });
  });

  it.each([
    ['none of HTTP', Buffer.from('hello\r\n\r\n')],
    ['TLS', Buffer.from('16030100a5010000a10303', 'hex')],
    ['a length that is none', request('POST / HTTP/1.1', undefined, '{}', 'x')],
    ['a negative length', request('POST / HTTP/1.1', undefined, '{}', -1)],
    [
      'two lengths',
      Buffer.from(
        'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nxx',
      ),
    ],
    [
      'a length and chunks',
      Buffer.from(
        'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      ),
    ],
    [
      'a broken chunk',
      Buffer.from(
        'POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nx\r\n',
      ),
    ],
  ])('refuses %s', async (_name, bytes) => {
    expect(statusOf(await exchange(bytes))).toBe(400);
  });

  it('refuses headers without end', async () => {
    const bytes = request(
      `GET / HTTP/1.1\r\nx-long: ${'x'.repeat(200_000)}`,
      undefined,
    );
    expect(statusOf(await exchange(bytes))).toBe(431);
  });

  it.each([
    [
      'JSON',
      'POST / HTTP/1.1\r\nx-amz-target: SageMaker.ListDomains',
      'sagemaker',
      'RequestEntityTooLargeException',
    ],
    [
      'a form',
      'POST / HTTP/1.1\r\ncontent-type: application/x-www-form-urlencoded',
      'iam',
      'RequestEntityTooLarge',
    ],
    ['an object', 'PUT /bad-bytes/large HTTP/1.1', 's3', 'EntityTooLarge'],
  ])(
    'refuses %s of a gigabyte before it is sent',
    async (_name, head, service, code) => {
      const text = await exchange(request(head, service, '{}', 2 ** 30));
      expect(statusOf(text)).toBe(service === 's3' ? 400 : 413);
      expect(text).toContain(code);
    },
  );

  it('holds no more of a body without a length than it takes', async () => {
    const before = process.memoryUsage();
    const chunk = Buffer.concat([
      Buffer.from('100000\r\n'),
      Buffer.alloc(2 ** 20, 'x'),
      Buffer.from('\r\n'),
    ]);
    const head = Buffer.from(
      `POST / HTTP/1.1\r\nhost: a\r\nconnection: close\r\nx-amz-target: SageMaker.ListDomains\r\n${signedFor(
        'sagemaker',
      )}transfer-encoding: chunked\r\n\r\n`,
    );
    const text = await new Promise<string>(resolve => {
      let answer = '';
      const socket = connect(Number(new URL(sandbox.awsUrl).port), '127.0.0.1');
      socket.on('data', data => (answer += data));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(answer));
      let sent = 0;
      const send = () => {
        while (sent++ < 400 && socket.writable) {
          if (!socket.write(chunk)) {
            socket.once('drain', send);
            return;
          }
        }
      };
      socket.write(head);
      send();
    });
    expect(statusOf(text)).toBe(413);
    expect(
      process.memoryUsage().arrayBuffers - before.arrayBuffers,
    ).toBeLessThan(200 * 2 ** 20);
  });

  it('runs nothing of a request whose client goes away halfway', async () => {
    const bytes = request(
      'POST / HTTP/1.1\r\nx-amz-target: SageMaker.ListDomains',
      'sagemaker',
      '{}',
      1_000,
    );
    const journal = async () =>
      (await (await fetch(`${sandbox.awsUrl}/_sandbox/journal`)).json()).entries
        .length;
    const before = await journal();
    await exchange(bytes, { end: true });
    expect(await journal()).toBe(before);
  });

  it('refuses an object that is shorter than it says', async () => {
    const head =
      'PUT /bad-bytes/cut HTTP/1.1\r\ncontent-encoding: aws-chunked\r\nx-amz-decoded-content-length: 5';
    const code = 'IncompleteBody';
    for (const body of ['5;chunk-signature=0\r\nab', '2\r\nab\r\n0\r\n\r\n']) {
      const bytes = s3(head, body);
      expect(await outcome(bytes, code)).toEqual({ status: 400, code });
    }
  });

  it('answers any bytes without failing itself', async () => {
    const heads = [
      'POST / HTTP/1.1\r\nx-amz-target: SageMaker.CreateDomain',
      'POST / HTTP/1.1\r\ncontent-type: application/x-www-form-urlencoded',
      'PUT /bad-bytes?tagging HTTP/1.1',
      'POST /_sandbox/faults HTTP/1.1',
      'POST /_sandbox/seed HTTP/1.1',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...heads),
        fc.constantFrom('sagemaker', 'iam', 's3', undefined),
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes)),
          fc.json().map(text => Buffer.from(text)),
          fc
            .array(fc.tuple(fc.string(), fc.string()))
            .map(pairs => Buffer.from(new URLSearchParams(pairs).toString())),
        ),
        async (head, service, body) => {
          const text = await exchange(request(head, service, body));
          expect(statusOf(text)).toBeGreaterThanOrEqual(200);
          expect(statusOf(text)).not.toBe(500);
        },
      ),
      { numRuns: 150 },
    );
  });
});
