/** Stands in for `#broker/random` while suites are run with other seeds: the same generator, seeds moved by the run. */
import { type Random, seededRandom as withSeed } from "../../exercises/broker/random.ts";

let run = 0;

/** Moves every seed that is used from now on. 0 leaves them as the suites have them. */
export function moveSeeds(by: number): void {
  run = by;
}

export function seededRandom(seed: number): Random {
  return withSeed(seed + 1_000 * run);
}
