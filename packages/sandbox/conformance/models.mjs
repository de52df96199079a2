import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** Model files by the sandbox's service id, where the names differ. */
const modelNames = {
  ce: 'cost-explorer',
  logs: 'cloudwatch-logs',
  events: 'eventbridge',
};

const load = file => import(pathToFileURL(file));

/** Whether this is what a document's root holds, which the model has in a member of its own. */
function isBodyAlone(output, members) {
  const names = Object.keys(output ?? {});
  return names.length > 0 && names.every(name => !Object.hasOwn(members, name));
}

/** Lists of S3 that the sandbox has under the name of their XML element, under that of their member. */
function byMember(output, { operations, shapes }, operation) {
  const { members = {}, payload } =
    shapes[operations[operation].output?.shape] ?? {};
  if (payload && isBodyAlone(output, members)) {
    return { [payload]: output };
  }
  return Object.fromEntries(
    Object.entries(output ?? {}).map(([name, value]) => {
      const member = Object.keys(members).find(
        one => members[one].locationName === name,
      );
      return [Object.hasOwn(members, name) ? name : member ?? name, value];
    }),
  );
}

/** The checker in a folder of models: what it says of a call, or undefined where it has no such operation. */
function checkerOf({ loadModel, validateInput, validateOutput, errorCodes }) {
  const has = (name, operation) => {
    try {
      return Object.hasOwn(loadModel(name).operations, operation);
    } catch {
      return false;
    }
  };
  return nameOf => ({
    has: (service, operation) => has(nameOf(service), operation),
    input: (service, operation, input, options) =>
      validateInput(nameOf(service), operation, input, options),
    output: (service, operation, output) =>
      validateOutput(
        nameOf(service),
        operation,
        byMember(output, loadModel(nameOf(service)), operation),
      ),
    /** The operation's own shapes. */
    shapes(service, operation) {
      const { operations, shapes } = loadModel(nameOf(service));
      return { input: operations[operation].input?.shape, shapes };
    },
    codes: (service, operation) =>
      errorCodes(nameOf(service), operation).flatMap(({ shape, code }) => [
        shape,
        code,
      ]),
  });
}

/** The models kept beside the repository; undefined where they are not there. */
async function keptModels(folder) {
  const checker = join(folder, 'validate.mjs');
  return existsSync(checker)
    ? checkerOf(await load(checker))(service => modelNames[service] ?? service)
    : undefined;
}

function botocoreData(python) {
  const { status, stdout } = spawnSync(
    python,
    ['-c', 'import botocore; print(botocore.__path__[0])'],
    { encoding: 'utf8' },
  );
  return status === 0 ? join(stdout.trim(), 'data') : undefined;
}

/** Botocore's own models, held by the same checker; undefined where that Python has no botocore. */
async function botocoreModels(python, folder) {
  const data = python && botocoreData(python);
  if (!data) {
    return undefined;
  }
  const copy = mkdtempSync(join(tmpdir(), 'atelier-models-'));
  copyFileSync(join(folder, 'validate.mjs'), join(copy, 'validate.mjs'));
  process.once('exit', () => rmSync(copy, { recursive: true }));
  const nameOf = name => {
    const file = join(copy, `${name}.json`);
    if (!existsSync(file)) {
      const version = readdirSync(join(data, name)).sort().at(-1);
      const model = join(data, name, version, 'service-2.json.gz');
      writeFileSync(file, gunzipSync(readFileSync(model)));
    }
    return name;
  };
  return checkerOf(await load(join(copy, 'validate.mjs')))(nameOf);
}

const repository = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** How a check ends that could not be made, as automake's tests do. */
export const skipped = 77;

/** Where the models are, as options of a command. */
export const modelOptions = {
  models: { type: 'string', default: join(repository, '../shared/aws-models') },
  python: { type: 'string' },
};

/** Finds the models of an operation; undefined where there are none on this machine. */
export async function openModels({ models, python }) {
  const folder = resolve(models);
  const kept = await keptModels(folder);
  const botocore = kept && (await botocoreModels(python, folder));
  return (
    kept && {
      find: (service, operation) =>
        [kept, botocore].find(one => one?.has(service, operation)),
      isBotocore: found => found === botocore,
    }
  );
}
