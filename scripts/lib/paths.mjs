import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const toolchainDir = join(root, '.toolchain');
/** The portal's databases, the sandbox's resources and logs; journeys and tests have their own. */
export const stateDir = process.env.ATELIER_STATE_DIR ?? join(root, '.atelier');
export const resultsDir = join(root, 'test-results');
