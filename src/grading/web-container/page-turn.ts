/** One container at a time: the newest page of the course that wants one takes it from the page before. */

const LOCK = "minibroker-container";

/** Lets the container go again. */
export type LetGo = () => void;

/**
 * Takes the container's lock from whichever page has it.
 *
 * @param onTaken called when a newer page takes it from this one.
 */
export async function takeTurn(locks: LockManager, onTaken: () => void): Promise<LetGo> {
  const held = Promise.withResolvers<void>();
  const granted = Promise.withResolvers<void>();
  locks
    .request(LOCK, { steal: true }, () => {
      granted.resolve();
      return held.promise;
    })
    .catch(onTaken);
  await granted.promise;
  return held.resolve;
}
