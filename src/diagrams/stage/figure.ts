/** A scene together with its drawing: what a page needs to show it. */
import type { JSX } from "preact";
import type { Scene, SceneEvent } from "../simulator/scene.ts";

/** The two drawings of every figure: above 832 px of window, and redrawn for less. */
export type Size = "wide" | "narrow";

/** Units across of each drawing. Units are pixels at full size. */
export const WIDTHS: Readonly<Record<Size, number>> = { wide: 880, narrow: 312 };

export interface SceneFigure<State = unknown> {
  readonly scene: Scene<SceneEvent, State>;
  /** What is drawn, in a few words, for those who do not see it. The caption of the event tells the rest. */
  readonly title: string;
  /** Units from top to bottom of each drawing. */
  readonly heights: Readonly<Record<Size, number>>;
  /* A method, so that a figure of any state is a `SceneFigure`: it only draws states of its own scene. */
  draw(state: State, size: Size): JSX.Element;
}

/** Binds a drawing to its scene. */
export function sceneFigure<Event extends SceneEvent, State>(figure: {
  readonly scene: Scene<Event, State>;
  readonly title: string;
  readonly heights: Readonly<Record<Size, number>>;
  draw(state: State, size: Size): JSX.Element;
}): SceneFigure<State> {
  return figure;
}
