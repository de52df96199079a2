import { root } from '../../scripts/lib/paths.mjs';

/** How `npm start` is run, on a state of its own. */
export function atelier(env, stateDir) {
  return {
    command: ['npm', 'start'],
    cwd: root,
    env: { ...env, ATELIER_STATE_DIR: stateDir },
    urls: [
      'http://127.0.0.1:3000/.backstage/health/v1/readiness',
      'http://127.0.0.1:3000/',
    ],
    readyLine: 'Sign in as',
  };
}
