type Config = Extract<
  Parameters<typeof jest.useFakeTimers>[0],
  { doNotFake?: unknown }
>;

const realTimers = [
  'clearImmediate',
  'clearInterval',
  'clearTimeout',
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'setInterval',
  'setTimeout',
] satisfies Config['doNotFake'];

/** Sets the clock, and leaves timers as they are, so that requests go on. */
export function useFakeClock(now: number): void {
  jest.useFakeTimers({ doNotFake: realTimers, now });
}
