import type { IncomingMessage, ServerResponse } from 'node:http';
import { forgetOldKeys } from './aws/accessKeys';
import { AwsHandler } from './aws/AwsHandler';
import { Dispatcher } from './aws/Dispatcher';
import { Faults } from './aws/faults';
import { Journal } from './aws/Journal';
import type { Env } from './aws/service';
import { services } from './aws/services';
import { Clock, Timers } from './clock';
import { control } from './control';
import { isLocalRequest, readBody } from './http';
import { pages } from './pages';
import { seeds } from './seed';
import { kind, openDatabase, SqliteStore, type Database } from './store';

const seeded = kind<{ at: string }>('sandbox.seeded');
const everywhere = { account: 'sandbox', region: 'aws-global' };

/** The sandbox's AWS and its controls, without their port. */
export class Sandbox {
  readonly env: Env;
  private readonly database: Database;
  private readonly journal: Journal;
  private readonly faults = new Faults();
  private readonly dispatcher: Dispatcher;
  private readonly handler: AwsHandler;
  private onReset = () => {};

  constructor(
    dataDir: string,
    speed: number,
    private readonly log: (line: string) => void,
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
      clock,
      timers,
      awsUrl: '',
      invoke: (...request) => this.dispatcher.invoke(...request),
    };
    this.dispatcher = new Dispatcher(
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
    this.database.close();
  }

  /** Answers a request on the AWS port: AWS, a page or a control. */
  async handle(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { method = '', headers } = request;
    const url = new URL(request.url ?? '/', this.env.awsUrl);
    const body = await readBody(request);
    if (body === undefined) {
      response.writeHead(413).end();
      return;
    }
    if (url.pathname.startsWith('/_sandbox/')) {
      await this.control(request, response, url, body);
      return;
    }
    const page = pages.find(({ prefix }) => url.pathname.startsWith(prefix));
    if (page && method === 'GET') {
      const answer = page.answer(url, this.env);
      response.writeHead(answer.status, answer.headers).end(answer.body);
      return;
    }
    await this.handler.handle(headers, body, response);
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
          reset: () => this.reset(),
        })
      : {
          status: 403,
          body: { message: 'Only this machine steers the sandbox.' },
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
      const at = clock.now().toISOString();
      store.put(seeded, everywhere, 'seeded', { at });
    });
  }

  private async reset(): Promise<void> {
    const { timers, clock } = this.env;
    await timers.stop();
    this.faults.delete();
    this.journal.clear();
    timers.clear();
    clock.reset();
    this.database.prepare('DELETE FROM documents').run();
    this.seed();
    this.onReset();
    timers.start(this.env);
  }
}
