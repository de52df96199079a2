import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { exec, passThrough } from './exec.mjs';
import { Failure, downloadFailure } from './failure.mjs';
import { root, toolchainDir } from './paths.mjs';
import { once } from './stamp.mjs';

const nodeFolder = join(toolchainDir, 'node');
const yarnFolder = join(toolchainDir, 'yarn');
const binOf = folder => join(folder, 'node_modules', '.bin');

function rootPackage() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
}

/** Whether the portal runs on this Node; fails when it is too old even to get another one. */
export function nodeFits(version) {
  const [major] = version.split('.');
  if (Number(major) < 20) {
    throw new Failure(
      `Node ${version} is too old. Install Node 24 (20 or newer is enough to start from) and run the command again.`,
    );
  }
  return rootPackage()
    .engines.node.split('||')
    .some(v => v.trim() === major);
}

/** Native modules are built against the headers that come with the toolchain's Node. */
function nodeHeaders() {
  const packages = join(nodeFolder, 'node_modules', 'node', 'node_modules');
  if (!existsSync(packages)) return undefined;
  return readdirSync(packages)
    .map(name => join(packages, name))
    .find(path => existsSync(join(path, 'include', 'node')));
}

async function npmInstall(name, folder) {
  mkdirSync(folder, { recursive: true });
  const { code, output } = await exec(
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    ['install', '--prefix', folder, '--no-audit', '--no-fund', name],
    { cwd: root, env: process.env, label: `Getting ${name}` },
  );
  if (code !== 0) throw downloadFailure(name, output);
}

/** npm can be told not to run install scripts; the node package needs its own. */
async function finishNode() {
  const folder = join(nodeFolder, 'node_modules', 'node');
  if (existsSync(join(folder, 'bin', 'node'))) return;
  const code = await passThrough(
    process.execPath,
    ['installArchSpecificPackage.js'],
    { cwd: folder, env: process.env },
  );
  if (code !== 0) {
    throw new Failure(
      'Node 24 could not be set up from its npm package. Install Node 24 and run the command again.',
    );
  }
}

/**
 * Node and Yarn as package.json asks for them: the machine's own Node when it fits, else both
 * from npm, into an ignored folder.
 *
 * @returns the environment in which `node` and `yarn` are the right ones
 */
export async function toolchain() {
  const ownNode = nodeFits(process.versions.node);
  const yarn = rootPackage().packageManager.replace(
    'yarn@',
    '@yarnpkg/cli-dist@',
  );
  // Each in a folder of its own: npm would prune what the node package's script adds.
  if (!ownNode) {
    await once(
      join(nodeFolder, 'stamp'),
      'node@24',
      () => existsSync(join(binOf(nodeFolder), 'node')),
      async () => {
        await npmInstall('node@24', nodeFolder);
        await finishNode();
      },
    );
  }
  await once(
    join(yarnFolder, 'stamp'),
    yarn,
    () => existsSync(join(binOf(yarnFolder), 'yarn')),
    () => npmInstall(yarn, yarnFolder),
  );
  const node = ownNode ? dirname(process.execPath) : binOf(nodeFolder);
  const headers = ownNode ? undefined : nodeHeaders();
  return {
    ...process.env,
    PATH: [node, binOf(yarnFolder), process.env.PATH].join(delimiter),
    ...(headers && { npm_config_nodedir: headers }),
    YARN_ENABLE_TELEMETRY: '0',
  };
}
