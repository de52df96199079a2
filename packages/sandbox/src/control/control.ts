import { parseFaultRule, type Faults } from '../aws/faults';
import type { Journal } from '../aws/Journal';
import { readInput, s, SerializationFailure } from '../aws/shapes';
import type { Clock, Timers } from '../clock';

/** What the control routes steer. */
export interface Controlled {
  clock: Clock;
  timers: Timers;
  journal: Journal;
  faults: Faults;
  /** Empties the state and seeds it again. */
  reset(): void | Promise<void>;
}

export interface ControlAnswer {
  status: number;
  body?: object;
}

const clockBody = s.structure({
  speed: s.number({ min: 0.001, max: 1_000_000 }),
  advanceSeconds: s.number({ min: 0 }),
});

interface Asked {
  url: URL;
  id: string;
  body: string;
  controlled: Controlled;
}

const routes: Record<
  string,
  (asked: Asked) => ControlAnswer | Promise<ControlAnswer>
> = {
  'GET health': () => ({ status: 200, body: { status: 'ok' } }),

  'GET journal': ({ url, controlled }) => {
    const since = Number(url.searchParams.get('since') ?? 0);
    if (!Number.isInteger(since)) {
      throw new SerializationFailure("'since' must be a whole number.");
    }
    return { status: 200, body: { entries: controlled.journal.list(since) } };
  },

  'POST clock': ({ body, controlled: { clock, timers } }) => {
    const result = readInput(clockBody, parseJson(body), false);
    if (!('input' in result)) {
      throw new SerializationFailure(result.message);
    }
    const { speed, advanceSeconds = 0 } = result.input;
    if (speed !== undefined) {
      timers.setSpeed(speed);
    }
    clock.advance(advanceSeconds * 1_000);
    timers.wake();
    return {
      status: 200,
      body: { now: clock.now().toISOString(), speed: clock.speed },
    };
  },

  'POST reset': async ({ controlled }) => {
    await controlled.reset();
    return { status: 204 };
  },

  'GET faults': ({ controlled }) => ({
    status: 200,
    body: { faults: controlled.faults.list() },
  }),

  'POST faults': ({ body, controlled }) => {
    const { id } = controlled.faults.add(parseFaultRule(parseJson(body)));
    return { status: 201, body: { id } };
  },

  'DELETE faults': ({ controlled }) => {
    controlled.faults.delete();
    return { status: 204 };
  },

  'DELETE faults/id': ({ id, controlled }) =>
    controlled.faults.delete(id)
      ? { status: 204 }
      : { status: 404, body: { message: `There is no fault ${id}.` } },
};

/** Answers a request under `/_sandbox/`. */
export async function control(
  method: string,
  url: URL,
  body: string,
  controlled: Controlled,
): Promise<ControlAnswer> {
  const [route, id, ...rest] = url.pathname.split('/').slice(2);
  const handler = rest.length
    ? undefined
    : routes[`${method} ${route}${id === undefined ? '' : '/id'}`];
  if (!handler) {
    const path = `${method} ${url.pathname}`;
    return { status: 404, body: { message: `There is no ${path}.` } };
  }
  try {
    return await handler({ url, id, body, controlled });
  } catch (error) {
    if (error instanceof SerializationFailure) {
      return { status: 400, body: { message: error.message } };
    }
    throw error;
  }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new SerializationFailure('The body is not JSON.');
  }
}
