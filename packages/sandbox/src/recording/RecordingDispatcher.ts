import { randomUUID } from 'node:crypto';
import { Dispatcher, type Request } from '../aws/Dispatcher';
import { AwsError, NotThere } from '../aws/errors';
import { protocols } from '../aws/protocols';
import { readInput } from '../aws/shapes';
import { Recorder } from './Recorder';

/** The environment variable that names the folder to record into. */
const folderVariable = 'ATELIER_SANDBOX_RECORD';

/** Records every operation that it runs, for the check against AWS's models. */
class RecordingDispatcher extends Dispatcher {
  constructor(
    private readonly recorder: Recorder,
    ...rest: ConstructorParameters<typeof Dispatcher>
  ) {
    super(...rest);
  }

  override async run(request: Request): Promise<unknown> {
    const { service, operationName: operation } = request;
    const call = { service: service.id, operation, ...inputOf(request) };
    try {
      const output = await super.run(request);
      this.recorder.add({ ...call, output: answered(request, output) });
      return output;
    } catch (error) {
      // What the sandbox has not is no answer of AWS.
      if (error instanceof AwsError && !(error instanceof NotThere)) {
        this.recorder.add({ ...call, errorCode: error.code });
      }
      throw error;
    }
  }
}

/** JSON as it came; what came as text, as the values it stands for. */
function inputOf({ operation, input, isText }: Request) {
  try {
    const result = readInput(operation.input, input, isText);
    return 'input' in result
      ? { input: isText ? result.input : input, isAccepted: true }
      : { input, isAccepted: false };
  } catch {
    return { input, isAccepted: false };
  }
}

/** JSON as it is sent; what is sent as text, as the values it stands for. */
function answered(request: Request, output: unknown): unknown {
  const { isText, writeOutput } = protocols[request.service.protocol];
  return isText
    ? output
    : JSON.parse(String(writeOutput(request, output, randomUUID()).body));
}

/** A dispatcher that also records, where `ATELIER_SANDBOX_RECORD` names a folder. */
export function createDispatcher(
  ...args: ConstructorParameters<typeof Dispatcher>
): Dispatcher {
  const folder = process.env[folderVariable];
  return folder
    ? new RecordingDispatcher(new Recorder(folder), ...args)
    : new Dispatcher(...args);
}
