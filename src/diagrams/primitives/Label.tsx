import type { ComponentChildren } from "preact";
import { type Tone, textOf } from "./signs.ts";

/** How words on a plate are set. */
export interface LabelProps {
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  /** `mono` for what a machine says, `ui` and `strong` for names, `sub` for remarks, `offset` for 11 px offsets. */
  readonly kind?: "mono" | "ui" | "strong" | "sub" | "offset";
  readonly anchor?: "start" | "middle" | "end";
  readonly tone?: Tone;
}

const kinds = { mono: "", ui: "t-ui", strong: "t-ui t-strong", sub: "t-sub", offset: "off" };
const anchors = { start: "", middle: "mid", end: "end" };

/** The classes of a label. */
export function labelClass({
  kind = "mono",
  anchor = "start",
  tone = "ink",
}: Omit<LabelProps, "x" | "y">) {
  return [kinds[kind], anchors[anchor], textOf[tone]].filter((name) => name !== "").join(" ");
}

/** Words on a plate. */
export function Label({
  x,
  y,
  children,
  ...look
}: LabelProps & { readonly children: ComponentChildren }) {
  return (
    <text x={x} y={y} class={labelClass(look)}>
      {children}
    </text>
  );
}
