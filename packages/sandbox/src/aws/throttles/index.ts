export { Throttles } from './Throttles';
export { throttledError } from './throttledError';
export type { Throttle, ThrottleRule } from './ThrottleRule';
