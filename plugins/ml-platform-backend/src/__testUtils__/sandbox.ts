/** What a sandbox is told through its control API. */
export interface Fault {
  service: string;
  operation: string;
  account?: string;
  count?: number;
  effect: { type: 'error'; code: string; status: number; message: string };
}

export interface JournalEntry {
  seq: number;
  service: string;
  operation: string;
  account: string;
  region: string;
  principal: string;
  write: boolean;
}

export class SandboxControl {
  readonly #url: string;

  constructor(awsUrl: string) {
    this.#url = `${awsUrl}/_sandbox`;
  }

  async addFault(fault: Fault): Promise<void> {
    await this.#send('/faults', {
      method: 'POST',
      body: JSON.stringify(fault),
    });
  }

  async removeFaults(): Promise<void> {
    await this.#send('/faults', { method: 'DELETE' });
  }

  /** How many times faster than on AWS resources change their states. */
  async setSpeed(speed: number): Promise<void> {
    await this.#send('/clock', {
      method: 'POST',
      body: JSON.stringify({ speed }),
    });
  }

  async journal(): Promise<JournalEntry[]> {
    const response = await this.#send('/journal');
    const { entries } = await response.json();
    return entries;
  }

  /** Credentials of an account's root user, whom no policy of an identity limits. */
  async rootOf(account: string) {
    const response = await this.#send('/credentials', {
      method: 'POST',
      body: JSON.stringify({ account }),
    });
    const { AccessKeyId, SecretAccessKey } = await response.json();
    return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey };
  }

  async #send(path: string, init?: RequestInit): Promise<Response> {
    const response = await fetch(`${this.#url}${path}`, {
      ...init,
      headers: { 'content-type': 'application/json' },
    });
    if (!response.ok) {
      throw new Error(
        `${path} was answered ${response.status}: ${await response.text()}`,
      );
    }
    return response;
  }
}
