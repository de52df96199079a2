/** A shell script of a job's commands: each is shown, then run; the first that fails ends it. */
export function toScript(commands: readonly string[]): string {
  return [
    'set -eo pipefail',
    'set +o noclobber',
    ...commands.flatMap(command => [show(command), command]),
    '',
  ].join('\n');
}

function show(command: string): string {
  const [first, ...others] = command.trimEnd().split('\n');
  const note = others.length ? ' # collapsed multi-line command' : '';
  return `printf '\\033[32;1m$ %s\\033[0;m\\n' ${quote(`${first}${note}`)}`;
}

function quote(text: string): string {
  return `'${text.replace(/'/g, `'\\''`)}'`;
}
