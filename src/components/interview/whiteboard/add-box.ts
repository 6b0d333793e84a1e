/** A box without a pointer: Excalidraw begins a shape only with one, and goes on from the first by keyboard. */
import { CaptureUpdateAction, convertToExcalidrawElements } from "@excalidraw/excalidraw";
import type { ExcalidrawImperativeAPI } from "@excalidraw/excalidraw/types";

/** In the units of the scene. */
const SIZE = { width: 160, height: 80 } as const;
/** How far beside a box that is already there. */
const STEP = 32;
/** Excalidraw's round corners that do not grow with the shape. */
const ROUND = { type: 3 } as const;

/** Puts a box into the middle of what is seen, in the style that is chosen, and selects it. */
export function addBox(api: ExcalidrawImperativeAPI): void {
  const state = api.getAppState();
  const shown = api.getSceneElements();
  let x = state.width / 2 / state.zoom.value - state.scrollX - SIZE.width / 2;
  let y = state.height / 2 / state.zoom.value - state.scrollY - SIZE.height / 2;
  while (shown.some((one) => Math.abs(one.x - x) < 1 && Math.abs(one.y - y) < 1)) {
    x += STEP;
    y += STEP;
  }
  const added = convertToExcalidrawElements([
    {
      type: "rectangle",
      x,
      y,
      ...SIZE,
      strokeColor: state.currentItemStrokeColor,
      backgroundColor: state.currentItemBackgroundColor,
      fillStyle: state.currentItemFillStyle,
      strokeWidth: state.currentItemStrokeWidth,
      strokeStyle: state.currentItemStrokeStyle,
      roughness: state.currentItemRoughness,
      opacity: state.currentItemOpacity,
      roundness: state.currentItemRoundness === "round" ? ROUND : null,
    },
  ]);
  api.setActiveTool({ type: "selection" });
  api.updateScene({
    elements: [...api.getSceneElementsIncludingDeleted(), ...added],
    appState: {
      selectedElementIds: Object.fromEntries(added.map(({ id }) => [id, true as const])),
    },
    captureUpdate: CaptureUpdateAction.IMMEDIATELY,
  });
}
