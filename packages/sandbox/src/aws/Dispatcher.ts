import { randomUUID } from 'node:crypto';
import { checkInput } from './checkInput';
import { authorize } from '../iam/authorize';
import { AwsError } from './errors';
import { beforeOperation, type Faults } from './faults';
import type { Fault } from './faults/Fault';
import type { Journal } from './Journal';
import { limitPages } from './pageLimit';
import { protocols } from './protocols';
import type { Caller, Env, Operation, Service } from './service';

/** An operation, as a request names it. */
export interface Target {
  service: Service;
  operationName: string;
  operation: Operation;
}

/** One operation asked for by someone. */
export interface Request extends Target {
  /** As the protocol read it; not checked yet. */
  input: unknown;
  /** Whether scalars of the input are text. */
  isText: boolean;
  caller: Caller;
  requestId: string;
}

/** Faults that also meet the sandbox's own calls: there is no connection to break. */
const insideFaults: Fault['effect']['type'][] = [
  'error',
  'throttle',
  'latency',
];

/** Runs operations: checks the input, calls the handler, turns what it throws into AWS's errors. */
export class Dispatcher {
  constructor(
    private readonly env: Env,
    private readonly journal: Journal,
    private readonly faults: Faults,
    private readonly services: readonly Service[],
    private readonly onError: (what: string, error: unknown) => void,
  ) {}

  /** Runs the operation. Throws AwsError and nothing else. */
  async run(request: Request): Promise<unknown> {
    try {
      const input = checkInput(request);
      const call = {
        ...request.caller,
        partition: 'aws' as const,
        requestId: request.requestId,
        env: this.env,
      };
      if (!request.operation.isPublic) {
        authorize(request.service, request.operationName, input, call);
      }
      return await limitPages(this.faults.maxPageSize, () =>
        request.operation.handle(input, call),
      );
    } catch (error) {
      if (error instanceof AwsError) {
        throw error;
      }
      this.onError(`${request.service.id}:${request.operationName}`, error);
      throw new AwsError('InternalFailure', 'The sandbox failed.', 500);
    }
  }

  /** Runs an operation for a service of the sandbox itself. */
  async invoke<O>(
    serviceId: string,
    operationName: string,
    input: object,
    caller: Caller,
  ): Promise<O> {
    const service = this.services.find(({ id }) => id === serviceId);
    const operation = service?.operations.get(operationName);
    if (!service || !operation) {
      throw new Error(`The sandbox has no ${serviceId}:${operationName}.`);
    }
    const request: Request = {
      service,
      operationName,
      operation,
      input: JSON.parse(JSON.stringify(input)),
      isText: false,
      caller,
      requestId: randomUUID(),
    };
    const finish = this.startEntry(request, caller);
    try {
      const { throttled } = protocols[service.protocol].errors;
      await beforeOperation(this.faults.take(request, insideFaults), throttled);
      const output = await this.run(request);
      finish(200);
      return output as O;
    } catch (error) {
      if (error instanceof AwsError) {
        finish(error.status, error.code);
      }
      throw error;
    }
  }

  /** Starts a journal entry; the function returned writes it. */
  startEntry(
    { service, operationName, operation }: Target,
    caller?: Caller,
  ): FinishEntry {
    const started = Date.now();
    const at = this.env.clock.now().toISOString();
    return (status, errorCode) =>
      this.journal.add({
        at,
        service: service.id,
        operation: operationName,
        account: caller?.account ?? '',
        region: caller?.region ?? '',
        principal: caller?.principal.arn ?? '',
        status,
        errorCode,
        durationMs: Date.now() - started,
        write: operation.write,
        source: caller?.source ?? 'client',
      });
  }
}

type FinishEntry = (status: number, errorCode?: string) => void;
