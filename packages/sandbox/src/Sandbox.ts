import type { IncomingMessage, ServerResponse } from 'node:http';
import { forgetOldKeys } from './aws/accessKeys';
import { AwsHandler } from './aws/AwsHandler';
import type { Dispatcher } from './aws/Dispatcher';
import { Faults } from './aws/faults';
import { Journal } from './aws/Journal';
import type { Env } from './aws/service';
import { services } from './aws/services';
import { refuseTooLarge } from './aws/tooLarge';
import { Background } from './Background';
import { Clock, Timers } from './clock';
import { control } from './control';
import { parseAuthorization } from './aws/authorization';
import { forgetPolicyUse } from './iam/authorize';
import { isLocalRequest, maxBodyBytes, readBytes } from './http';
import { pages } from './pages';
import { createDispatcher } from './recording';
import { seeds } from './seed';
import { seedScale, type Scale } from './seed/scale';
import { Blobs, kind, openDatabase, SqliteStore, type Database } from './store';

const seeded = kind<{ at: string }>('sandbox.seeded');
const everywhere = { account: 'sandbox', region: 'aws-global' };

/** Larger objects are uploaded in parts. */
const maxUploadBytes = 64 * 1024 * 1024;

/** The sandbox's AWS and its controls, without their port. */
export class Sandbox {
  readonly env: Env;
  private readonly database: Database;
  readonly journal: Journal;
  readonly faults = new Faults();
  private readonly dispatcher: Dispatcher;
  private readonly handler: AwsHandler;
  private readonly background = new Background(error =>
    this.logError('Background work', error),
  );
  private onReset = () => {};

  constructor(
    dataDir: string,
    speed: number,
    private readonly log: (line: string) => void,
    private readonly scale?: Scale,
  ) {
    this.database = openDatabase(dataDir);
    const store = new SqliteStore(this.database);
    const clock = new Clock(store, speed);
    const timers = new Timers(this.database, clock, this.logError);
    for (const [name, handler] of services.flatMap(service =>
      Object.entries(service.timers ?? {}),
    )) {
      timers.register(name, handler);
    }
    this.journal = new Journal(this.database);
    this.env = {
      store,
      blobs: new Blobs(dataDir),
      clock,
      timers,
      awsUrl: '',
      background: this.background.run,
      invoke: (...request) => this.dispatcher.invoke(...request),
    };
    this.dispatcher = createDispatcher(
      this.env,
      this.journal,
      this.faults,
      services,
      this.logError,
    );
    this.handler = new AwsHandler(
      this.env,
      services,
      this.dispatcher,
      this.faults,
      log,
    );
    this.seed();
    forgetOldKeys(store, clock.now());
  }

  /** Starts the state changes; the sandbox listens on `awsPort`. */
  start(awsPort: number, onReset = () => {}): void {
    this.onReset = onReset;
    this.env.awsUrl = `http://127.0.0.1:${awsPort}`;
    this.env.timers.start(this.env);
  }

  async stop(): Promise<void> {
    this.faults.delete();
    await this.env.timers.stop();
    await this.background.stop();
    this.database.close();
  }

  /** Answers a request on the AWS port: AWS, a page or a control. */
  async handle(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { method = '', headers } = request;
    const [path, query = ''] = splitOnce(request.url ?? '/', '?');
    const signedFor = parseAuthorization(headers.authorization)?.service;
    const body = await readBytes(
      request,
      signedFor === 's3' ? maxUploadBytes : maxBodyBytes,
    );
    if (body === undefined) {
      refuseTooLarge(headers, response);
      return;
    }
    if (path.startsWith('/_sandbox/')) {
      const url = new URL(`${path}?${query}`, this.env.awsUrl);
      await this.control(request, response, url, body.toString('utf8'));
      return;
    }
    const page = pages.find(({ prefix }) => path.startsWith(prefix));
    if (page && method === 'GET') {
      const url = new URL(`${path}?${query}`, this.env.awsUrl);
      const answer = page.answer(url, this.env);
      response.writeHead(answer.status, answer.headers).end(answer.body);
      return;
    }
    await this.handler.handle(
      { method, path, query: new URLSearchParams(query), headers, body },
      response,
    );
  }

  readonly logError = (what: string, error: unknown): void => {
    const text = error instanceof Error ? error.stack : String(error);
    this.log(`${what} failed: ${text}`);
  };

  private async control(
    { method = '', headers }: IncomingMessage,
    response: ServerResponse,
    url: URL,
    body: string,
  ): Promise<void> {
    const port = Number(new URL(this.env.awsUrl).port);
    const answer = isLocalRequest(headers, port)
      ? await control(method, url, body, {
          clock: this.env.clock,
          timers: this.env.timers,
          journal: this.journal,
          faults: this.faults,
          store: this.env.store,
          reset: () => this.reset(),
          seed: scale => seedScale(scale, this.env),
        })
      : {
          status: 403,
          body: { message: 'Only this machine may control the sandbox.' },
        };
    response.writeHead(answer.status, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
    });
    response.end(answer.body && JSON.stringify(answer.body));
  }

  /** Puts what a new sandbox starts with into an empty store. */
  private seed(): void {
    const { store, clock } = this.env;
    if (store.get(seeded, everywhere, 'seeded')) {
      return;
    }
    store.transaction(() => {
      for (const seed of seeds) {
        seed(this.env);
      }
      if (this.scale) {
        seedScale(this.scale, this.env);
      }
      const at = clock.now().toISOString();
      store.put(seeded, everywhere, 'seeded', { at });
    });
  }

  private async reset(): Promise<void> {
    const { timers, clock } = this.env;
    await timers.stop();
    await this.background.stop();
    this.faults.reset();
    this.journal.clear();
    forgetPolicyUse(this.env.store);
    timers.clear();
    clock.reset();
    this.database.prepare('DELETE FROM documents').run();
    this.env.blobs.clear();
    this.seed();
    this.onReset();
    timers.start(this.env);
  }
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
