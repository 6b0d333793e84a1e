/**
 * Takes away what the learner's code has no use for and could do harm with. The frame's policy already
 * refuses the network, and the opaque origin storage; this refuses what those two let through.
 */

/** `close` would end the run without a word, a nested worker would outlive the time limit's reach. */
const TAKEN_AWAY = [
  "BroadcastChannel",
  "SharedWorker",
  "Worker",
  "close",
  "importScripts",
  "onmessage",
  "postMessage",
] as const;

/** Replaces each by `undefined`; an assignment to it still works, and changes nothing. */
export function confine(scope: object): void {
  for (const name of TAKEN_AWAY) {
    Object.defineProperty(scope, name, { value: undefined, writable: true, configurable: false });
  }
}
