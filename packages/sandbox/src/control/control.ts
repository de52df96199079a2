import { SerializationFailure } from '../aws/shapes';
import type { ControlAnswer, Controlled, Routes } from './ControlAnswer';
import { credentialRoutes } from './routes/credentials';
import { faultRoutes } from './routes/faults';
import { stateRoutes } from './routes/state';

const routes: Routes = { ...stateRoutes, ...faultRoutes, ...credentialRoutes };

/** Answers a request under `/_sandbox/`. */
export async function control(
  method: string,
  url: URL,
  body: string,
  controlled: Controlled,
): Promise<ControlAnswer> {
  const [route, id, ...rest] = url.pathname.split('/').slice(2);
  const name = `${method} ${route}${id === undefined ? '' : '/id'}`;
  if (rest.length || !Object.hasOwn(routes, name)) {
    const path = `${method} ${url.pathname}`;
    return { status: 404, body: { message: `There is no ${path}.` } };
  }
  try {
    return await routes[name]({ url, id, body, controlled });
  } catch (error) {
    if (error instanceof SerializationFailure) {
      return { status: 400, body: { message: error.message } };
    }
    throw error;
  }
}
