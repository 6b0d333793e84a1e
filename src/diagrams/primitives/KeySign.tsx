import type { JSX } from "preact";
import type { Sign } from "./signs.ts";

const defaults: Record<Sign, string> = {
  record: "record",
  slot: "next write",
  committed: "committed",
  "in-flight": "handled, not committed",
  position: "position",
  lag: "lag",
  redelivered: "redelivered",
  crashed: "crashed",
  failed: "failed attempt",
  lost: "lost",
  dropped: "dropped",
  expired: "deleted by retention",
  "high-water": "high water",
  "group-a": "group A",
  "group-b": "group B",
  "group-c": "group C",
};

/** A sign that is a cell, at the size of a key. */
function cell(name: string, mark?: JSX.Element) {
  return {
    width: 22,
    height: 18,
    drawing: (
      <>
        <rect x=".5" y=".5" width="21" height="17" class={name} />
        {mark}
      </>
    ),
  };
}
const hatch = <rect x=".5" y=".5" width="21" height="17" fill="url(#h-failed)" opacity=".5" />;

const drawings: Record<Sign, { width: number; height: number; drawing: JSX.Element }> = {
  record: cell("cell"),
  slot: cell("slot"),
  failed: cell("cell-f", hatch),
  lost: cell("cell-lost", hatch),
  dropped: cell("cell", <path d="M3 15 19 3" class="ink" />),
  "group-a": cell("cell-a"),
  "group-b": cell("cell-b"),
  "group-c": cell("cell-c"),
  committed: {
    width: 26,
    height: 18,
    drawing: (
      <>
        <rect y="6" width="17" height="6" class="ink-f" />
        <path d="M20 0v18M24 0v18" class="ink" style="stroke-width:2" />
      </>
    ),
  },
  "in-flight": {
    width: 26,
    height: 18,
    drawing: (
      <rect
        x=".5"
        y="5.5"
        width="25"
        height="7"
        class="ink"
        style="stroke-width:1;fill:url(#h-flight)"
      />
    ),
  },
  position: { width: 18, height: 20, drawing: <path d="M9 0l8 7v13h-16v-13z" class="ink-f" /> },
  lag: { width: 28, height: 18, drawing: <path d="M.5 4v10M27.5 4v10M0 9h28" class="thin" /> },
  redelivered: {
    width: 28,
    height: 18,
    drawing: (
      <>
        <path d="M25 16C25 0 4 0 4 12" class="ink" stroke-dasharray="4 3" />
        <path d="M4 17l-4-7h8z" class="ink-f" />
      </>
    ),
  },
  crashed: {
    width: 18,
    height: 18,
    drawing: <path d="M2 2l14 14M16 2 2 16" class="f" style="stroke-width:2.25" />,
  },
  expired: {
    width: 22,
    height: 18,
    drawing: <path d="M0 16.5h22" class="thin" stroke-dasharray="2 3" />,
  },
  "high-water": {
    width: 6,
    height: 18,
    drawing: <path d="M3 0v18" class="ink" stroke-dasharray="2 3" />,
  },
};

/** One entry of a figure's key. */
export function KeySign({ sign, words }: { readonly sign: Sign; readonly words?: string }) {
  const { width, height, drawing } = drawings[sign];
  return (
    <li>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {drawing}
      </svg>
      {words ?? defaults[sign]}
    </li>
  );
}
