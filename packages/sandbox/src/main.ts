import { parseArgs } from 'node:util';
import { toScale } from './seed/scale';
import { startSandbox } from './startSandbox';

const usage =
  'Usage: main.ts --data DIR [--aws-port 4566] [--idp-port 4567] [--code-host-port 4568] [--runner] [--speed 1] [--projects 500 [--seed 1]] [--portal-origin URL]';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      'aws-port': { type: 'string', default: '4566' },
      'idp-port': { type: 'string', default: '4567' },
      'code-host-port': { type: 'string', default: '4568' },
      runner: { type: 'boolean', default: false },
      speed: { type: 'string', default: '1' },
      projects: { type: 'string' },
      seed: { type: 'string', default: '1' },
      'portal-origin': { type: 'string' },
    },
  });
  if (!values.data) {
    throw new Error('Use --data to say where to keep the state.');
  }
  const sandbox = await startSandbox({
    dataDir: values.data,
    awsPort: toNumber('--aws-port', values['aws-port']),
    idpPort: toNumber('--idp-port', values['idp-port']),
    codeHostPort: toNumber('--code-host-port', values['code-host-port']),
    runner: values.runner,
    speed: toNumber('--speed', values.speed),
    scale:
      values.projects === undefined
        ? undefined
        : toScale({
            projects: toNumber('--projects', values.projects),
            seed: toNumber('--seed', values.seed),
          }),
    portalOrigin: values['portal-origin'],
  });
  // Before it says that it is ready: who reads that may stop it at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      sandbox.stop().then(() => process.exit(0), fail);
    });
  }
  console.log(
    `Sandbox ready: AWS on ${sandbox.awsUrl}, sign-in on ${sandbox.issuerUrl}, code host on ${sandbox.codeHostUrl}`,
  );
}

function toNumber(option: string, value: string): number {
  const number = Number(value);
  if (value === '' || !(number >= 0)) {
    throw new Error(`${option} takes a number, not '${value}'.`);
  }
  return number;
}

function fail(error: Error & { code?: string; port?: number }): void {
  console.error(
    error.code === 'EADDRINUSE'
      ? `Port ${error.port} on 127.0.0.1 is taken: end what listens there, or choose another port.`
      : `${error.message}\n${usage}`,
  );
  process.exit(1);
}

main().catch(fail);
