import type { Faults } from '../aws/faults';
import type { Journal } from '../aws/Journal';
import type { Store } from '../aws/service';
import type { Clock, Timers } from '../clock';
import type { Scale } from '../seed/scale';

/** What the control routes steer. */
export interface Controlled {
  clock: Clock;
  timers: Timers;
  journal: Journal;
  faults: Faults;
  store: Store;
  /** Empties the state and seeds it again. */
  reset(): void | Promise<void>;
  /** Seeds an organization of that size beside what is there. */
  seed(scale: Scale): void;
}

export interface ControlAnswer {
  status: number;
  body?: object;
}

/** A request under `/_sandbox/`. */
export interface Asked {
  url: URL;
  id: string;
  body: string;
  controlled: Controlled;
}

/** By method and name, for example `GET journal`; with an id `DELETE faults/id`. */
export type Routes = Record<
  string,
  (asked: Asked) => ControlAnswer | Promise<ControlAnswer>
>;
