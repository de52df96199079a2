import { Failure } from './failure.mjs';

/** What a command can be told: option to its meaning. */
export const reset = ['--reset', 'start from an empty state'];
export const runner = [
  '--runner',
  "run the CI jobs of the sandbox's repositories on this machine",
];

/** The options of a command line that are among the known ones; any other fails. */
export function readOptions(args, known) {
  const names = known.map(([name]) => name);
  const unknown = args.find(arg => !names.includes(arg));
  if (unknown) {
    const list = known.map(([name, meaning]) => `${name} (${meaning})`);
    throw new Failure(
      `There is no option ${unknown}. Known: ${list.join(', ')}.`,
    );
  }
  return new Set(args);
}
