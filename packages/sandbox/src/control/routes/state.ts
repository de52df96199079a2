import { policyUse } from '../../iam/authorize';
import { s, SerializationFailure } from '../../aws/shapes';
import { scaleBody, toScale } from '../../seed/scale';
import type { Routes } from '../ControlAnswer';
import { readBody } from '../readBody';

const clockBody = s.structure({
  speed: s.number({ min: 0.001, max: 1_000_000 }),
  advanceSeconds: s.number({ min: 0 }),
});

/** The state as a whole: its health, journal, time, and what it starts with. */
export const stateRoutes: Routes = {
  'GET health': () => ({ status: 200, body: { status: 'ok' } }),

  'GET journal': ({ url, controlled }) => {
    const since = Number(url.searchParams.get('since') ?? 0);
    if (!Number.isInteger(since)) {
      throw new SerializationFailure("'since' must be a whole number.");
    }
    return { status: 200, body: { entries: controlled.journal.list(since) } };
  },

  'GET policies': ({ controlled: { store } }) => ({
    status: 200,
    body: policyUse(store),
  }),

  'GET clock': ({ controlled: { clock } }) => ({
    status: 200,
    body: { now: clock.now().toISOString(), speed: clock.speed },
  }),

  'POST clock': ({ body, controlled: { clock, timers } }) => {
    const { speed, advanceSeconds = 0 } = readBody(clockBody, body);
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

  'POST seed': ({ body, controlled }) => {
    const scale = toScale(readBody(scaleBody, body));
    controlled.seed(scale);
    return { status: 200, body: scale };
  },
};
