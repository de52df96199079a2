import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { putCodeHostOidcProvider } from './aws/iam/codeHostOidcProvider';
import { CodeHost } from './codehost';
import { listen, type Listening } from './http';
import { IdentityProvider } from './idp';
import { Sandbox } from './Sandbox';
import type { Scale } from './seed/scale';

/**
 * How to start a sandbox.
 *
 * @public
 */
export interface SandboxOptions {
  /** Where its state lies. Absent: a fresh temporary directory, removed on stop. */
  dataDir?: string;
  /** Port of the AWS endpoint on 127.0.0.1. Default: any free port. */
  awsPort?: number;
  /** Port of the identity provider on 127.0.0.1. Default: any free port. */
  idpPort?: number;
  /** Port of the code host on 127.0.0.1. Default: any free port. */
  codeHostPort?: number;
  /** Whether the code host's CI jobs run, on this machine. Default: false. */
  runner?: boolean;
  /** How many times faster than on AWS resources change their states. Default: 1. */
  speed?: number;
  /** Where people are sent after sign-in. Default: `http://localhost:3000`. */
  portalOrigin?: string;
  /** How large an organization a new sandbox has besides the small one. Default: none. */
  scale?: Scale;
  /** Gets a line for each thing worth knowing. Default: `console.error`. */
  log?: (line: string) => void;
}

/**
 * A running sandbox.
 *
 * @public
 */
export interface RunningSandbox {
  /** Give it to AWS clients as `AWS_ENDPOINT_URL`. */
  awsUrl: string;
  /** Issuer of the identity provider. */
  issuerUrl: string;
  /** The code host, for example `http://localhost:4568`. */
  codeHostUrl: string;
  stop(): Promise<void>;
}

/**
 * Starts a sandbox in this process. Rejects where a port is taken.
 *
 * @public
 */
export async function startSandbox(
  options: SandboxOptions = {},
): Promise<RunningSandbox> {
  const {
    awsPort = 0,
    idpPort = 0,
    codeHostPort = 0,
    runner = false,
  } = options;
  const { speed = 1, log = console.error } = options;
  const { portalOrigin = 'http://localhost:3000' } = options;
  if (!(speed > 0)) {
    throw new Error(`The speed must be above 0, not ${speed}.`);
  }
  const dataDir =
    options.dataDir ?? (await mkdtemp(join(tmpdir(), 'atelier-sandbox-')));
  const sandbox = new Sandbox(dataDir, speed, log, options.scale);
  const idp = new IdentityProvider(portalOrigin, sandbox.env.store);
  const codeHost = new CodeHost({
    store: sandbox.env.store,
    clock: sandbox.env.clock,
    journal: sandbox.journal,
    faults: sandbox.faults,
    folder: join(dataDir, 'codehost'),
    runner,
    awsUrl: () => sandbox.env.awsUrl,
    onError: sandbox.logError,
  });
  const servers: Listening[] = [];
  const stop = async () => {
    await Promise.all(servers.map(server => server.close()));
    await codeHost.stop();
    await sandbox.stop();
    if (options.dataDir === undefined) {
      await rm(dataDir, { recursive: true, force: true });
    }
  };
  try {
    const aws = await listen(
      awsPort,
      (request, response) => sandbox.handle(request, response),
      error => sandbox.logError('A request', error),
    );
    servers.push(aws);
    sandbox.start(aws.port, () => {
      idp.reset();
      codeHost.reset();
      putCodeHostOidcProvider(sandbox.env, codeHost.url);
    });
    const signIn = await listen(
      idpPort,
      (request, response) => idp.handle(request, response),
      error => sandbox.logError('A sign-in', error),
    );
    servers.push(signIn);
    idp.start(signIn.port);
    const code = await listen(
      codeHostPort,
      (request, response) => codeHost.handle(request, response),
      error => sandbox.logError('The code host', error),
    );
    servers.push(code);
    codeHost.start(code.port);
    putCodeHostOidcProvider(sandbox.env, codeHost.url);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    awsUrl: sandbox.env.awsUrl,
    issuerUrl: idp.issuer,
    codeHostUrl: codeHost.url,
    stop,
  };
}
