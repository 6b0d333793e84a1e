/** Timers as the sessions take them: handed in, so that tests need not wait. */

/** Calls back once after `ms`; the returned function takes it back. */
export type Schedule = (callback: () => void, ms: number) => () => void;

/** Schedules with the engine's own timers. */
export const scheduleByTimer: Schedule = (callback, ms) => {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
};
