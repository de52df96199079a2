import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { findPrincipal } from './accessKeys';
import { parseAuthorization, type Authorization } from './authorization';
import type { Dispatcher, Target } from './Dispatcher';
import { AwsError, NotThere } from './errors';
import { beforeOperation, sendAnswer, type Faults } from './faults';
import { findTarget } from './findTarget';
import {
  protocols,
  type Protocol,
  type WireAnswer,
  type WireRequest,
} from './protocols';
import type { Caller, Env, Service } from './service';
import { SerializationFailure } from './shapes';

/** Who calls an operation that takes no signature. */
const anonymous: Caller = {
  account: 'anonymous',
  region: 'aws-global',
  source: 'client',
  principal: {
    arn: 'anonymous',
    account: 'anonymous',
    kind: 'service',
    userId: 'anonymous',
    tags: {},
  },
};

/** Answers requests of AWS clients. */
export class AwsHandler {
  constructor(
    private readonly env: Env,
    private readonly services: readonly Service[],
    private readonly dispatcher: Dispatcher,
    private readonly faults: Faults,
    private readonly log: (line: string) => void,
  ) {}

  async handle(request: WireRequest, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    const authorization = parseAuthorization(request.headers.authorization);
    const found = findTarget(this.services, request, authorization?.service);
    const protocol = protocols[found.protocol];
    if (!('target' in found)) {
      this.logMissing(found.name);
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
      caller = target.operation.isPublic
        ? anonymous
        : this.authenticate(request, authorization, protocol);
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
    await this.answer(target, caller, protocol, request, requestId, response);
  }

  /** Runs the operation and sends its answer, as the faults let it. */
  private async answer(
    target: Target,
    caller: Caller,
    protocol: Protocol,
    request: WireRequest,
    requestId: string,
    response: ServerResponse,
  ): Promise<void> {
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
        input: protocol.readInput(request, target.operation),
        isText: protocol.isText,
        caller,
        requestId,
      });
      answer = protocol.writeOutput(target, output, requestId);
    } catch (error) {
      const refusal = asAwsError(error, protocol);
      if (refusal instanceof NotThere) {
        this.logMissing(refusal.what);
      }
      errorCode = refusal.code;
      answer = protocol.writeError(target.service, refusal, requestId);
    }
    // First the journal: who has the answer may read there what was done.
    finish(answer.status, errorCode);
    await sendAnswer(fault, answer, response);
  }

  private logMissing(what: string): void {
    this.log(`The sandbox has no AWS operation ${what}.`);
  }

  private authenticate(
    { headers }: WireRequest,
    authorization: Authorization | undefined,
    { errors }: Protocol,
  ): Caller {
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

function asAwsError(error: unknown, { errors }: Protocol): AwsError {
  if (error instanceof AwsError) {
    return error;
  }
  if (error instanceof SerializationFailure) {
    return errors.wrongType(error);
  }
  throw error;
}
