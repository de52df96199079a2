import type { Clock } from '../clock';
import type { Store } from '../store';
import type { Traces } from './ci/Traces';
import type { Repositories } from './git/Repositories';
import type { Writes } from './Writes';

/** What the parts of the code host work with. */
export interface CodeHostEnv {
  store: Store;
  clock: Clock;
  repositories: Repositories;
  traces: Traces;
  writes: Writes;
  /** Where it listens, for example `http://localhost:4568`. */
  url: string;
  /** Whether jobs run on this machine. */
  runner: boolean;
  /** Jobs may be waiting for the runner, or one that runs was ended. */
  onJobs: () => void;
}
