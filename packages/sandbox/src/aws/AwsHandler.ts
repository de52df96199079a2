import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { findPrincipal } from './accessKeys';
import { parseAuthorization } from './authorization';
import { malformed, type Dispatcher, type Target } from './Dispatcher';
import { AwsError } from './errors';
import { beforeOperation, sendAnswer, type Faults } from './faults';
import { findTarget } from './findTarget';
import { protocols, type Protocol, type WireAnswer } from './protocols';
import type { Caller, Env, Service } from './service';
import { SerializationFailure } from './shapes';

/** Answers requests of AWS clients. */
export class AwsHandler {
  constructor(
    private readonly env: Env,
    private readonly services: readonly Service[],
    private readonly dispatcher: Dispatcher,
    private readonly faults: Faults,
    private readonly log: (line: string) => void,
  ) {}

  async handle(
    headers: IncomingHttpHeaders,
    body: string,
    response: ServerResponse,
  ): Promise<void> {
    const requestId = randomUUID();
    const found = findTarget(this.services, headers, body);
    const protocol = protocols[found.protocol];
    if (!('target' in found)) {
      this.log(`The sandbox has no AWS operation ${found.name}.`);
      await sendAnswer(
        undefined,
        protocol.writeError(undefined, found.error, requestId),
        response,
      );
      return;
    }
    const { target } = found;
    const { service } = target;
    let caller: Caller;
    try {
      caller = this.authenticate(headers, protocol);
    } catch (error) {
      const refusal = asAwsError(error, protocol);
      this.dispatcher.startEntry(target)(refusal.status, refusal.code);
      await sendAnswer(
        undefined,
        protocol.writeError(service, refusal, requestId),
        response,
      );
      return;
    }
    await this.answer(target, caller, protocol, body, requestId, response);
  }

  /** Runs the operation and sends its answer, as the faults let it. */
  private async answer(
    target: Target,
    caller: Caller,
    protocol: Protocol,
    body: string,
    requestId: string,
    response: ServerResponse,
  ): Promise<void> {
    const { service, operationName } = target;
    const finish = this.dispatcher.startEntry(target, caller);
    const fault = this.faults.take({ ...target, caller });
    let answer: WireAnswer;
    let errorCode: string | undefined;
    try {
      const broken = await beforeOperation(
        fault,
        protocol.errors.throttled,
        response,
      );
      if (broken) {
        finish(0, broken);
        return;
      }
      const output = await this.dispatcher.run({
        ...target,
        input: protocol.readBody(body),
        isText: protocol.isText,
        caller,
        requestId,
      });
      answer = protocol.writeOutput(service, operationName, output, requestId);
    } catch (error) {
      const refusal = asAwsError(error, protocol);
      errorCode = refusal.code;
      answer = protocol.writeError(service, refusal, requestId);
    }
    // First the journal: who has the answer may read there what was done.
    finish(answer.status, errorCode);
    await sendAnswer(fault, answer, response);
  }

  private authenticate(
    headers: IncomingHttpHeaders,
    { errors }: Protocol,
  ): Caller {
    const authorization = parseAuthorization(headers.authorization);
    if (!authorization) {
      throw errors.missingToken;
    }
    const { store, clock } = this.env;
    const principal = findPrincipal(
      store,
      authorization.accessKeyId,
      headers['x-amz-security-token']?.toString(),
      clock.now(),
    );
    if (principal === 'unknown') {
      throw errors.unknownKey;
    }
    if (principal === 'expired') {
      throw errors.expiredToken;
    }
    const { account } = principal;
    return {
      account,
      region: authorization.region,
      principal,
      source: 'client',
    };
  }
}

function asAwsError(error: unknown, { isText }: Protocol): AwsError {
  if (error instanceof AwsError) {
    return error;
  }
  if (error instanceof SerializationFailure) {
    return malformed(error, isText);
  }
  throw error;
}
