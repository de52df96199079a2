import { rmSync } from 'node:fs';
import { portalEnvironment } from './lib/environment.mjs';
import { Failure, run } from './lib/failure.mjs';
import { buildFrontend } from './lib/frontend.mjs';
import { install } from './lib/install.mjs';
import { stateDir } from './lib/paths.mjs';
import { checkPorts, ports } from './lib/ports.mjs';
import { stopAll } from './lib/processes.mjs';
import { startPortal, startSandbox } from './lib/services.mjs';
import { toolchain } from './lib/toolchain.mjs';

function options(args) {
  const unknown = args.find(arg => !['--reset', '--runner'].includes(arg));
  if (unknown) {
    throw new Failure(
      `There is no option ${unknown}. Known: --reset (start from an empty state), --runner (run the CI jobs of the sandbox's repositories on this machine).`,
    );
  }
  return { reset: args.includes('--reset'), runner: args.includes('--runner') };
}

const block = runner => `
  Atelier          http://localhost:${ports.portal}
  Sign in as       data-scientist, ml-engineer, team-lead or platform-admin
  Sandbox (AWS)    http://127.0.0.1:${ports.aws}   (journal: /_sandbox/journal)
  Code host (CI)   http://localhost:${ports.codeHost}   (${
  runner
    ? 'jobs run on this machine'
    : 'jobs wait; to run them here: npm start -- --runner'
})
  Stop             Ctrl-C   (empty the state: npm start -- --reset)
`;

await run(async () => {
  const { reset, runner } = options(process.argv.slice(2));
  await checkPorts(Object.values(ports));
  if (reset) rmSync(stateDir, { recursive: true, force: true });

  let stopping = false;
  let stop;
  const stopped = new Promise(resolve => {
    stop = code => {
      stopping = true;
      resolve(code);
    };
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => stop(0));
  }
  const onExit = ({ name, logFile }, code) => {
    // Ctrl-C reaches the services too, sometimes before us.
    if (stopping) return;
    console.error(`\natelier: the ${name} ended (${code}); see ${logFile}`);
    stop(1);
  };

  const bringUp = async () => {
    const env = portalEnvironment(await toolchain());
    await install(env);
    await buildFrontend(env);
    console.log('  Starting the sandbox and the portal …');
    await startSandbox(env, onExit, { runner });
    await startPortal(env, onExit);
    console.log(block(runner));
  };
  try {
    const failed = bringUp().then(() => new Promise(() => {}));
    return await Promise.race([failed, stopped]);
  } finally {
    if (await stopAll()) console.log('  Stopped.');
  }
});
process.exit();
