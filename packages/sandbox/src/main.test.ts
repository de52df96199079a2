import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import {
  CreateDomainCommand,
  DescribeDomainCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { allowRole } from './__testUtils__/allowRole';
import { assume, clientConfig } from './__testUtils__/credentials';

const root = resolve(__dirname, '../../..');

// Each start of the process takes seconds on a busy machine.
jest.setTimeout(60_000);

interface Run {
  child: ChildProcess;
  output: () => string;
  exited: Promise<number | null>;
}

function run(...args: string[]): Run {
  const child = spawn(
    process.execPath,
    [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      join(__dirname, 'main.ts'),
      ...args,
    ],
    { cwd: root },
  );
  let text = '';
  child.stdout?.on('data', data => (text += data));
  child.stderr?.on('data', data => (text += data));
  return {
    child,
    output: () => text,
    // Not 'exit': by then its last output may not have been read.
    exited: new Promise(done => child.once('close', done)),
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function ready({ output, child, exited }: Run): Promise<string> {
  for (;;) {
    const [, url] = /AWS on (\S+),/.exec(output()) ?? [];
    if (url) {
      return url;
    }
    if (child.exitCode !== null) {
      await exited;
      throw new Error(output());
    }
    await new Promise(done => setTimeout(done, 20));
  }
}

describe('main', () => {
  let dataDir: string;
  let current: Run;

  const start = async (...args: string[]) => {
    current = run(
      '--data',
      dataDir,
      '--aws-port',
      '0',
      '--idp-port',
      '0',
      '--code-host-port',
      '0',
      ...args,
    );
    return ready(current);
  };

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'sandbox-main-'));
  });

  afterEach(async () => {
    if (current.child.exitCode === null) {
      current.child.kill('SIGKILL');
      await current.exited;
    }
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('goes on after SIGKILL: keys, resources, state changes, journal', async () => {
    let url = await start();
    const account = '201000000021';
    await allowRole(url, account, 'AtelierProvisioner', 'iam:*', 'sagemaker:*');
    const credentials = await assume(url, account, 'AtelierProvisioner');
    const { DomainArn } = await new SageMakerClient(
      clientConfig(url, credentials),
    ).send(
      new CreateDomainCommand({
        DomainName: 'probe',
        AuthMode: 'IAM',
        DefaultUserSettings: {
          ExecutionRole:
            'arn:aws:iam::201000000021:role/atelier/data-scientist',
        },
      }),
    );
    current.child.kill('SIGKILL');
    await current.exited;

    url = await start('--speed', '100000');
    const config = clientConfig(url, credentials);
    await new STSClient(config).send(new GetCallerIdentityCommand({}));
    const sagemaker = new SageMakerClient(config);
    const DomainId = DomainArn?.split('/')[1];
    const domain = () =>
      sagemaker.send(new DescribeDomainCommand({ DomainId }));
    expect((await domain()).DomainName).toBe('probe');
    await fetch(`${url}/_sandbox/clock`, {
      method: 'POST',
      body: JSON.stringify({ advanceSeconds: 600 }),
    });
    while ((await domain()).Status !== 'InService') {
      await new Promise(done => setTimeout(done, 20));
    }
    const { entries } = await (await fetch(`${url}/_sandbox/journal`)).json();
    expect(entries.slice(0, 3)).toMatchObject([
      { operation: 'PutRolePolicy' },
      { operation: 'AssumeRole' },
      { operation: 'CreateDomain' },
    ]);
  });

  it('leaves no CI job behind after SIGKILL, and ends it as failed', async () => {
    await start('--runner');
    const api = async (path: string, body?: object) => {
      const [, codeHost] = /code host on (\S+)/.exec(current.output()) ?? [];
      const response = await fetch(`${codeHost}/api/v4/projects${path}`, {
        method: body ? 'POST' : 'GET',
        headers: {
          'private-token': 'glpat-sandbox-portal-token',
          'content-type': 'application/json',
        },
        body: body && JSON.stringify(body),
      });
      const text = await response.text();
      return path.endsWith('trace') ? text : JSON.parse(text);
    };
    await api('', { namespace_id: 101, path: 'killed' });
    const content = 'a: {script: ["sleep 600 & echo child $!", sleep 600]}';
    await api('/1/repository/commits', {
      branch: 'main',
      commit_message: 'CI',
      actions: [{ action: 'create', file_path: '.gitlab-ci.yml', content }],
    });
    let pid = 0;
    while (!pid) {
      pid = Number(/^child (\d+)$/m.exec(await api('/1/jobs/1/trace'))?.[1]);
      await new Promise(done => setTimeout(done, 20));
    }
    current.child.kill('SIGKILL');
    await current.exited;
    while (isAlive(pid)) {
      await new Promise(done => setTimeout(done, 20));
    }

    await start();
    expect(await api('/1/jobs/1')).toMatchObject({
      status: 'failed',
      failure_reason: 'runner_system_failure',
    });
    expect(await api('/1/pipelines')).toMatchObject([{ status: 'failed' }]);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops on %s', async signal => {
    await start();
    current.child.kill(signal);
    expect(await current.exited).toBe(0);
    expect(current.output().trim().split('\n')).toHaveLength(1);
  });

  it('says which port is taken', async () => {
    const server = createServer();
    await new Promise<void>(done => {
      server.listen(0, '127.0.0.1', done);
    });
    const { port } = server.address() as { port: number };
    await expect(start('--aws-port', String(port))).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is taken`,
    );
    expect(await current.exited).toBe(1);
    server.close();
  });

  it.each([
    [['--speed', 'fast'], 'Use --data to say where to keep the state.'],
    [['--data', 'x', '--speed', 'fast'], "--speed takes a number, not 'fast'."],
    [['--data', 'x', '--speed', '0'], 'The speed must be above 0, not 0.'],
  ])('says what is wrong with %j', async (args, message) => {
    current = run(...args);
    await expect(ready(current)).rejects.toThrow(message);
    expect(await current.exited).toBe(1);
  });
});
