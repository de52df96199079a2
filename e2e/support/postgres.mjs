import {
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

function freePort() {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function asPostgres(command, args) {
  const isRoot = userInfo().uid === 0;
  const [program, rest] = isRoot
    ? ['runuser', ['-u', 'postgres', '--', command, ...args]]
    : [command, args];
  const { status, stderr } = spawnSync(program, rest, {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${command} ended ${status}: ${stderr}`);
}

function ownerId(name) {
  const { stdout } = spawnSync('id', [name, 'postgres'], { encoding: 'utf8' });
  return Number(stdout.trim());
}

/** A PostgreSQL of our own on loopback, thrown away at the end. */
export async function startPostgres() {
  const versions = readdirSync('/usr/lib/postgresql');
  const bin = join('/usr/lib/postgresql', versions.sort().at(-1), 'bin');
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'atelier-postgres-'));
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (userInfo().uid === 0) {
    for (const path of [folder, data])
      chownSync(path, ownerId('-u'), ownerId('-g'));
  }
  asPostgres(join(bin, 'initdb'), [
    ...['-D', data, '-U', 'postgres', '--auth', 'trust', '--no-sync'],
  ]);
  asPostgres(join(bin, 'pg_ctl'), [
    ...['-D', data, '-w', '-l', join(folder, 'log')],
    ...[
      '-o',
      `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`,
    ],
    'start',
  ]);
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      asPostgres(join(bin, 'pg_ctl'), ['-D', data, '-m', 'fast', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
