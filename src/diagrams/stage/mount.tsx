/** Takes over the still of a figure and makes it run. Fetched when the figure comes near the window. */
import { hydrate, render } from "preact";
import { isSceneId, loadFigure } from "../scenes/registry.ts";
import { addressWith, settingsIn } from "./address.ts";
import { initialRun } from "./initial-run.ts";
import { Player, type PlayerProps } from "./Player.tsx";
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
  const { scene: id = "", placement: written } = root.dataset;
  if (!isSceneId(id)) throw new UnknownSceneError(id);
  const figure = await loadFigure(id);
  const placement = readPlacement(written);
  const props: PlayerProps = {
    figure,
    title: root.querySelector(".fig-title")?.textContent ?? "",
    initial: await initialRun(figure.scene, placement),
    offered: placement.offered,
    ...(placement.addressed === true ? addressed(id) : {}),
  };
  hydrate(<Player {...props} />, root);
  const { exercise } = figure.scene;
  if (exercise === undefined) return;
  // Nothing waits for it: a figure without it runs the reference.
  import("../own-module/offer.ts").then(
    ({ offerOwnModule }) =>
      offerOwnModule(id, exercise, (own) => render(<Player {...props} own={own} />, root)),
    (cause: unknown) => console.error(cause),
  );
}

/** Lets the page's address say how the figure is set, and keeps it true. */
function addressed(id: string): Pick<PlayerProps, "chosen" | "onSettings"> {
  const chosen = settingsIn(new URL(location.href), id);
  return {
    ...(chosen === undefined ? {} : { chosen }),
    onSettings: (settings) => {
      history.replaceState(history.state, "", addressWith(new URL(location.href), id, settings));
    },
  };
}
