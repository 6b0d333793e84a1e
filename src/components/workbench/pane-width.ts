/** How wide a pane of focus mode may be. */

/** In pixels. */
export interface WidthLimits {
  readonly min: number;
  readonly max: number;
}

/** Pixels per press of an arrow key. */
const STEP = 16;

/**
 * The width that a pane may have.
 *
 * @param wanted in pixels, as are the limits.
 */
export function clampWidth(wanted: number, limits: WidthLimits): number {
  return Math.round(Math.min(Math.max(wanted, limits.min), limits.max));
}

/** The width that a key asks for, or undefined if it asks for none. `grow` is the arrow that makes the pane wider. */
export function widthAfterKey(
  key: string,
  width: number,
  grow: "ArrowLeft" | "ArrowRight",
  limits: WidthLimits,
): number | undefined {
  switch (key) {
    case "ArrowLeft":
    case "ArrowRight":
      return clampWidth(width + (key === grow ? STEP : -STEP), limits);
    case "Home":
      return limits.min;
    case "End":
      return limits.max;
    default:
      return undefined;
  }
}
