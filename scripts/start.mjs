import { rmSync } from 'node:fs';
import { portalEnvironment } from './lib/environment.mjs';
import { run } from './lib/failure.mjs';
import { buildFrontend } from './lib/frontend.mjs';
import { install } from './lib/install.mjs';
import { readOptions, reset, runner } from './lib/options.mjs';
import { stateDir } from './lib/paths.mjs';
import { checkPorts, ports } from './lib/ports.mjs';
import { endWithParent, stopAll } from './lib/processes.mjs';
import { startPortal, startSandbox } from './lib/services.mjs';
import { toolchain } from './lib/toolchain.mjs';

const block = withRunner => `
  Atelier          http://localhost:${ports.portal}
  Sign in as       data-scientist, ml-engineer, team-lead or platform-admin
  Sandbox (AWS)    http://127.0.0.1:${ports.aws}   (journal: /_sandbox/journal)
  Code host (CI)   http://localhost:${ports.codeHost}   (${
  withRunner
    ? 'jobs run on this machine'
    : 'jobs wait; to run them here: npm start -- --runner'
})
  Stop             Ctrl-C   (empty the state: npm start -- --reset)
`;

await run(async () => {
  const options = readOptions(process.argv.slice(2), [reset, runner]);
  const withRunner = options.has('--runner');
  await checkPorts(Object.values(ports));
  if (options.has('--reset'))
    rmSync(stateDir, { recursive: true, force: true });

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
  endWithParent();
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
    await startSandbox(env, onExit, { runner: withRunner });
    await startPortal(env, onExit);
    console.log(block(withRunner));
  };
  try {
    const failed = bringUp().then(() => new Promise(() => {}));
    return await Promise.race([failed, stopped]);
  } finally {
    if (await stopAll()) console.log('  Stopped.');
  }
});
process.exit();
