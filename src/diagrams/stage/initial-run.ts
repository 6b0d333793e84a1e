import { run, stillOf } from "../simulator/run.ts";
import type { Scene } from "../simulator/scene.ts";
import type { InitialRun } from "./Player.tsx";
import type { Placement } from "./placement.ts";

/** The run that a figure begins with, at its still. The server and the browser make the same. */
export async function initialRun(
  scene: Scene,
  { knobs = {}, seed = 1 }: Placement,
): Promise<InitialRun> {
  const settings = { knobs, seed, breakAfter: [] };
  const frames = await run(scene, settings);
  return { settings, frames, index: stillOf(scene, frames) };
}
