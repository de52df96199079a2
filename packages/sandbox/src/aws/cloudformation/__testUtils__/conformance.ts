import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serialize } from 'node:v8';

/** AWS's own models, beside the repository; not everyone who runs the tests has them. */
const checker = resolve(
  __dirname,
  '../../../../../../../shared/aws-models/validate.mjs',
);

/** One call as a client saw it. */
export interface Sample {
  service: string;
  operation: string;
  input: unknown;
  output?: unknown;
  errorCode?: string;
}

/** Runs in a process of its own: the checker is an ES module, which Jest does not load. */
const script = `
const { deserialize } = await import('node:v8');
const { validateInput, validateOutput, errorCodes } = await import(process.argv[1]);
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const common = ['ValidationException', 'ValidationError', 'ThrottlingException'];
const found = deserialize(Buffer.concat(chunks)).flatMap(({ service, operation, input, output, errorCode }) => {
  const broken = [
    ...(errorCode ? [] : validateInput(service, operation, input, { sdkInput: true })),
    ...(output === undefined ? [] : validateOutput(service, operation, output)),
  ];
  const codes = [...common, ...errorCodes(service, operation).map(({ code }) => code)];
  if (errorCode && !codes.includes(errorCode)) {
    broken.push({ path: 'error', rule: 'code', message: errorCode + ' is not modelled' });
  }
  return broken.map(one => operation + ' ' + one.path + ': ' + one.message);
});
process.stdout.write(JSON.stringify([...new Set(found)]));
`;

/** AWS sends these events of stacks, though its model has the statuses for stacks only. */
const unmodelled = /^DescribeStackEvents .*_COMPLETE_CLEANUP_IN_PROGRESS/;

/** What in the calls breaks AWS's models; undefined where the models are absent. */
export function modelViolations(samples: Sample[]): string[] | undefined {
  if (!existsSync(checker)) {
    process.stderr.write(`${checker} is not here: no answers were checked.\n`);
    return undefined;
  }
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', script, pathToFileURL(checker).href],
    { input: serialize(samples), encoding: 'utf8' },
  );
  if (status !== 0) {
    throw new Error(stderr);
  }
  const found: string[] = JSON.parse(stdout);
  return found.filter(violation => !unmodelled.test(violation));
}
