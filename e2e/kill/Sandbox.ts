import { join } from 'node:path';
import { ChildProcess } from './ChildProcess';
import { freePort } from './freePort';
import { waitFor } from './waitFor';

/** When a held request waits: before its effect, after it, or with half of the answer sent. */
export type HoldPoint = 'before' | 'after' | 'answer';

/** A request in the sandbox's journal. */
export interface JournalEntry {
  service: string;
  operation: string;
  account: string;
  region: string;
  principal: string;
  status: number;
  write: boolean;
  source: string;
}

interface Fault {
  id: string;
  held: number;
}

/** The sandbox in a process of its own, with the control it offers. */
export class Sandbox {
  readonly awsUrl: string;
  readonly issuerUrl: string;
  readonly codeHostUrl: string;
  readonly #process: ChildProcess;

  static async start(options: {
    directory: string;
    portalUrl: string;
  }): Promise<Sandbox> {
    const awsPort = await freePort();
    const idpPort = await freePort();
    const codeHostPort = await freePort();
    const sandbox = new Sandbox(
      { awsPort, idpPort, codeHostPort },
      new ChildProcess({
        script: 'packages/sandbox/src/main.ts',
        args: [
          ...['--data', join(options.directory, 'sandbox')],
          ...['--aws-port', String(awsPort)],
          ...['--idp-port', String(idpPort)],
          ...['--code-host-port', String(codeHostPort)],
          ...['--portal-origin', options.portalUrl],
          ...['--speed', '100'],
        ],
        logFile: join(options.directory, 'sandbox.log'),
      }),
    );
    await waitFor('the sandbox', async () => {
      sandbox.#process.assertRunning();
      const response = await fetch(`${sandbox.awsUrl}/_sandbox/health`);
      return response.ok ? true : undefined;
    });
    return sandbox;
  }

  private constructor(
    ports: { awsPort: number; idpPort: number; codeHostPort: number },
    process: ChildProcess,
  ) {
    this.awsUrl = `http://127.0.0.1:${ports.awsPort}`;
    this.issuerUrl = `http://localhost:${ports.idpPort}`;
    this.codeHostUrl = `http://localhost:${ports.codeHostPort}`;
    this.#process = process;
  }

  /** Everything as on the first start. */
  async reset(): Promise<void> {
    await this.#send('POST', 'reset');
  }

  async journal(): Promise<JournalEntry[]> {
    const { entries } = await this.#control<{ entries: JournalEntry[] }>(
      'GET',
      'journal',
    );
    return entries;
  }

  /** Lets requests for the operation wait. */
  async hold(
    call: { service: string; operation: string },
    when: HoldPoint,
  ): Promise<string> {
    const { id } = await this.#control<{ id: string }>('POST', 'faults', {
      service: call.service,
      operation: call.operation,
      effect: { type: 'hold', when },
    });
    return id;
  }

  /** Waits until as many requests as said wait because of the fault. */
  async untilHeld(faultId: string, count: number): Promise<void> {
    await waitFor(`${count} held requests`, async () => {
      const { faults } = await this.#control<{ faults: Fault[] }>(
        'GET',
        'faults',
      );
      const fault = faults.find(({ id }) => id === faultId);
      return fault?.held === count ? true : undefined;
    });
  }

  async release(faultId: string): Promise<void> {
    await this.#send('DELETE', `faults/${faultId}`);
  }

  async stop(): Promise<void> {
    await this.#process.end('SIGTERM');
  }

  async #control<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.#send(method, path, body);
    return response.json() as Promise<T>;
  }

  async #send(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await fetch(`${this.awsUrl}/_sandbox/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(
        `${method} /_sandbox/${path}: ${
          response.status
        } ${await response.text()}`,
      );
    }
    return response;
  }
}
