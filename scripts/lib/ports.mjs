import { createServer } from 'node:net';
import { Failure } from './failure.mjs';

export const ports = {
  portal: 3000,
  aws: 4566,
  identityProvider: 4567,
  codeHost: 4568,
};

function isFree(port) {
  return new Promise(resolve => {
    const server = createServer()
      .once('error', () => resolve(false))
      .once('listening', () => server.close(() => resolve(true)))
      .listen(port, '127.0.0.1');
  });
}

/** Fails when a port that is needed is taken. */
export async function checkPorts(wanted) {
  for (const port of wanted) {
    if (!(await isFree(port))) {
      throw new Failure(
        `Port ${port} is taken. If Atelier runs already, open http://localhost:${ports.portal} or stop it with Ctrl-C; else end the program that listens there (lsof -i :${port} names it).`,
      );
    }
  }
}
