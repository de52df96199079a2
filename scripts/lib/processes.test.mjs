import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const processes = fileURLToPath(new URL('processes.mjs', import.meta.url));

const program = `
  import { endWithParent } from ${JSON.stringify(processes)};
  process.on('SIGTERM', () => { console.log('told to end'); process.exit(); });
  endWithParent();
  console.log('up');
  setInterval(() => {}, 1000);
`;

test('a program ends when what started it is killed', async () => {
  const shell = spawn(
    'sh',
    // Something after it, or the shell would make way for it.
    ['-c', '"$0" --input-type=module -e "$1"; true', process.execPath, program],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  for await (const chunk of shell.stdout) {
    output += chunk;
    if (output === 'up\n') shell.kill('SIGKILL');
  }
  assert.equal(output, 'up\ntold to end\n');
});
