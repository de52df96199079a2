// Holds what the sandbox recorded (ATELIER_SANDBOX_RECORD) to AWS's own models.
// Usage: node check.mjs FOLDER [--models FOLDER] [--python PYTHON]
//   --models: the models and their checker; beside the repository where absent
//   --python: a Python that has botocore, for the operations that those models lack
// Ends 1 where anything breaks a model, 0 where nothing does, 77 where there are no models here.
import { parseArgs } from 'node:util';
import { isCommonCode } from './commonErrorCodes.mjs';
import { deviations } from './deviations.mjs';
import { modelOptions, openModels, skipped } from './models.mjs';
import { readCalls } from './readCalls.mjs';

const { values, positionals } = parseArgs({
  options: modelOptions,
  allowPositionals: true,
});

const textServices = ['cloudformation', 'iam', 's3', 'sts'];

/** What a call breaks: places without their numbers, so that the same fault counts once. */
function findings({ service, operation, side, value }, models) {
  if (side === 'error') {
    return models.codes(service, operation).includes(value) ||
      isCommonCode(service, value)
      ? []
      : [`code: ${value} is neither modelled nor common`];
  }
  if (side === 'refused') {
    // What came as text is no structure: only AWS's JSON services are held to this.
    return textServices.includes(service) ||
      value === null ||
      models.input(service, operation, value).length > 0
      ? []
      : ['the sandbox refuses what the model allows'];
  }
  const found =
    side === 'request'
      ? models.input(service, operation, value, { sdkInput: true })
      : models.output(service, operation, value);
  return found.map(
    ({ path, message }) => `${path.replace(/\[\d+\]/g, '[]')}: ${message}`,
  );
}

async function main() {
  const [folder] = positionals;
  if (!folder) {
    throw new Error('Name the folder of the recordings.');
  }
  const all = await openModels(values);
  if (!all) {
    console.log(
      'SKIPPED: the AWS models are not on this machine; no request or answer was held to them.',
    );
    return skipped;
  }
  const counts = { request: 0, refused: 0, answer: 0, error: 0 };
  const operations = new Map();
  const answered = new Set();
  const violations = new Map();
  const note = (text, example) => {
    const { count } = violations.get(text) ?? { count: 0 };
    violations.set(text, { count: count + 1, example });
  };
  for (const call of readCalls(folder)) {
    const { service, operation, side } = call;
    const name = `${service}:${operation}`;
    const models = all.find(service, operation);
    if (!models) {
      note(`${name} is in no model here`, '');
      continue;
    }
    operations.set(name, models);
    counts[side]++;
    if (side === 'answer') {
      answered.add(name);
    }
    for (const what of findings(call, models)) {
      const where = `${name} ${side} `;
      const isKnown = deviations.some(
        one => one.where.test(where) && one.what.test(what),
      );
      if (!isKnown) {
        const brief = what.replace(/"[^"]{12,}"/g, '"…"');
        note(where + brief, what);
      }
    }
  }
  const fromBotocore = [...operations.values()].filter(all.isBotocore);
  for (const [text, { count, example }] of [...violations].sort()) {
    console.log(`${text} (${count} times, for example ${example})`);
  }
  console.log(
    `${counts.request} distinct requests, ${counts.refused} bad ones, ${counts.answer} answers and ${counts.error} errors ` +
      `of ${operations.size} operations, ${answered.size} of them with an answer (${fromBotocore.length} by botocore's models): ` +
      `${violations.size} violations`,
  );
  if (operations.size === 0) {
    console.log('Nothing was recorded.');
    return 1;
  }
  return violations.size > 0 ? 1 : 0;
}

process.exitCode = await main();
