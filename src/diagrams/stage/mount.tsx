/** Takes over the still of a figure and makes it run. Fetched when the figure comes near the window. */
import { hydrate } from "preact";
import { isSceneId, loadFigure } from "../scenes/registry.ts";
import { initialRun } from "./initial-run.ts";
import { Player } from "./Player.tsx";
import { readPlacement } from "./placement.ts";

/** The page names a scene that does not exist. */
export class UnknownSceneError extends Error {
  override readonly name = "UnknownSceneError";

  constructor(id: string) {
    super(`There is no scene "${id}".`);
  }
}

/** Makes the figure in `root` run. Nothing moves: the first frame is the still that is there. */
export async function mountScene(root: HTMLElement): Promise<void> {
  const { scene: id = "", placement = "" } = root.dataset;
  if (!isSceneId(id)) throw new UnknownSceneError(id);
  const figure = await loadFigure(id);
  const { title, knobs, offered, seed } = readPlacement(placement);
  const initial = await initialRun(figure.scene, knobs, seed);
  hydrate(<Player figure={figure} title={title} initial={initial} knobs={offered} />, root);
}
