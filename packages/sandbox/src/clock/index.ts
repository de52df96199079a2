export { Clock } from './Clock';
export { Timers } from './Timers';
export type { OnTimer, Timer } from './Timers';
