import { portalEnvironment } from './lib/environment.mjs';
import { run } from './lib/failure.mjs';
import { install } from './lib/install.mjs';
import { passThrough } from './lib/exec.mjs';
import { readOptions, runner } from './lib/options.mjs';
import { root } from './lib/paths.mjs';
import { checkPorts, ports } from './lib/ports.mjs';
import { endWithParent, stopAll } from './lib/processes.mjs';
import { startSandbox } from './lib/services.mjs';
import { toolchain } from './lib/toolchain.mjs';

/** As app-config.dev.yaml says. */
const backendPort = 7007;

const onExit = ({ name, logFile }) =>
  console.error(`\natelier: the ${name} ended; see ${logFile}`);

await run(async () => {
  const options = readOptions(process.argv.slice(2), [runner]);
  await checkPorts([...Object.values(ports), backendPort]);
  const env = portalEnvironment(await toolchain());
  await install(env);
  // Ctrl-C reaches the development servers by themselves; here it only must not end first.
  process.on('SIGINT', () => {});
  endWithParent();
  try {
    await startSandbox(env, onExit, {
      runner: options.has('--runner'),
      backendPort,
    });
    return await passThrough(
      'yarn',
      [
        ...['backstage-cli', 'repo', 'start'],
        ...['--config', '../../app-config.yaml'],
        ...['--config', '../../app-config.dev.yaml'],
      ],
      { cwd: root, env },
    );
  } finally {
    await stopAll();
  }
});
process.exit();
