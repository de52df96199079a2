import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  DescribeDomainCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { assume, clientConfig } from '../__testUtils__/credentials';
import { startSandbox } from '../startSandbox';

const check = resolve(__dirname, '../../conformance/check.mjs');

/** Stands for AWS's models: no answer may have the member `Secret`. */
const checker = `
export const loadModel = () => ({ operations: { DescribeDomain: {}, AssumeRole: {} }, shapes: {} });
export const validateInput = (service, operation, { DomainId }) =>
  operation === 'DescribeDomain' && !DomainId ? [{ path: 'DomainId', message: 'is required' }] : [];
export const validateOutput = (service, operation, output) =>
  Object.keys(output).includes('Broken') ? [{ path: 'Broken', message: 'is none of its members' }] : [];
export const errorCodes = () => [{ shape: 'ResourceNotFound', code: 'ResourceNotFound' }];
`;

describe('recording', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-recording-'));
  const recordings = join(folder, 'recordings');
  const models = join(folder, 'models');
  let secrets: string[] = [];

  const recorded = () =>
    readdirSync(recordings)
      .map(name => readFileSync(join(recordings, name), 'utf8'))
      .join('');
  const runCheck = (modelFolder: string) =>
    spawnSync(process.execPath, [check, recordings, '--models', modelFolder], {
      encoding: 'utf8',
    });

  beforeAll(async () => {
    mkdirSync(models);
    writeFileSync(join(models, 'validate.mjs'), checker);
    const before = process.env.ATELIER_SANDBOX_RECORD;
    process.env.ATELIER_SANDBOX_RECORD = recordings;
    const sandbox = await startSandbox().finally(() => {
      if (before === undefined) {
        delete process.env.ATELIER_SANDBOX_RECORD;
      } else {
        process.env.ATELIER_SANDBOX_RECORD = before;
      }
    });
    const reader = await assume(
      sandbox.awsUrl,
      '201000000011',
      'AtelierReader',
    );
    secrets = [reader.secretAccessKey, reader.sessionToken ?? ''];
    const client = new SageMakerClient(clientConfig(sandbox.awsUrl, reader));
    for (const DomainId of ['d-000000000000', undefined]) {
      await client
        .send(new DescribeDomainCommand({ DomainId }))
        .catch(() => undefined);
    }
    client.destroy();
    await sandbox.stop();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps inputs, answers and error codes, and no secrets', () => {
    const calls = recorded()
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(calls).toMatchObject([
      {
        service: 'sts',
        operation: 'AssumeRole',
        isAccepted: true,
        input: { RoleSessionName: 'test' },
        output: { Credentials: { Expiration: expect.any(String) } },
      },
      {
        service: 'sagemaker',
        operation: 'DescribeDomain',
        isAccepted: true,
        input: { DomainId: 'd-000000000000' },
        errorCode: 'ResourceNotFound',
      },
      {
        operation: 'DescribeDomain',
        isAccepted: false,
        input: {},
        errorCode: 'ValidationException',
      },
    ]);
    expect(secrets.filter(secret => recorded().includes(secret))).toEqual([]);
  });

  it('says that nothing is checked where there are no models', () => {
    const { status, stdout } = runCheck(join(folder, 'nothing'));
    expect(stdout).toContain('SKIPPED');
    expect(status).toBe(77);
  });

  it('finds nothing in what keeps to the models', () => {
    const { status, stdout } = runCheck(models);
    expect(stdout).toBe(
      "2 distinct requests, 1 bad ones, 1 answers and 2 errors of 2 operations, 1 of them with an answer (0 by botocore's models): 0 violations\n",
    );
    expect(status).toBe(0);
  });

  it('names what breaks the models', () => {
    const call = { service: 'sagemaker', operation: 'DescribeDomain' };
    const broken = [
      { ...call, isAccepted: true, input: {}, output: { Broken: 1 } },
      {
        ...call,
        isAccepted: false,
        input: { DomainId: 'd-1' },
        errorCode: 'X',
      },
      {
        ...call,
        operation: 'Nothing',
        isAccepted: true,
        input: {},
        output: {},
      },
    ];
    writeFileSync(
      join(recordings, 'broken.jsonl'),
      `${broken.map(one => JSON.stringify(one)).join('\n')}\n{"service":"sage`,
    );
    const { status, stdout } = runCheck(models);
    expect(stdout.split('\n')).toMatchObject([
      expect.stringContaining('sagemaker:DescribeDomain answer Broken'),
      expect.stringContaining('sagemaker:DescribeDomain error code: X'),
      expect.stringContaining('refused the sandbox refuses what the model'),
      expect.stringContaining('sagemaker:DescribeDomain request DomainId'),
      expect.stringContaining('sagemaker:Nothing is in no model here'),
      expect.stringContaining('5 violations'),
      '',
    ]);
    expect(status).toBe(1);
  });
});
