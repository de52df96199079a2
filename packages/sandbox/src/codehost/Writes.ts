import type { ServerResponse } from 'node:http';
import { AwsError } from '../aws/errors';
import { beforeOperation, sendAnswer, type Faults } from '../aws/faults';
import type { Journal } from '../aws/Journal';
import type { WireAnswer } from '../aws/protocols';
import type { Clock } from '../clock';

const service = { id: 'codehost' };
const throttled = new AwsError('TooManyRequests', 'Retry later', 429);

/** Requests that change something: they are in the sandbox's journal, and its faults meet them. */
export class Writes {
  constructor(
    private readonly journal: Journal,
    private readonly faults: Faults,
    private readonly clock: Clock,
  ) {}

  /** Does the write and sends its answer, as the faults let it. */
  async run(
    operationName: string,
    username: string,
    response: ServerResponse,
    write: () => Promise<WireAnswer>,
  ): Promise<void> {
    const finish = this.startEntry(operationName, username);
    const caller = { account: service.id };
    const fault = this.faults.take({ service, operationName, caller });
    let answer: WireAnswer;
    try {
      const broken = await beforeOperation(fault, throttled, response);
      if (broken) {
        finish(0, broken);
        return;
      }
      answer = await write();
      finish(answer.status);
    } catch (error) {
      if (!(error instanceof AwsError)) {
        finish(500);
        throw error;
      }
      finish(error.status, error.code);
      answer = {
        status: error.status,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ message: error.message }),
      };
    }
    await sendAnswer(fault, answer, response);
  }

  private startEntry(operation: string, principal: string) {
    const started = Date.now();
    const at = this.clock.now().toISOString();
    return (status: number, errorCode?: string) =>
      this.journal.add({
        at,
        service: service.id,
        operation,
        account: service.id,
        region: '',
        principal,
        status,
        errorCode,
        durationMs: Date.now() - started,
        write: true,
        source: 'client',
      });
  }
}
