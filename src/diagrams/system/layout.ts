/**
 * Where the boxes and arrows of a system go: columns from left to right, or from top to bottom on narrow screens.
 * Both drawings come from one description, so positions are computed along the flow and across it.
 */
import type { Point } from "../primitives/lane.ts";

/** A part of the system. Columns follow the flow and start at 0; rows are across it. */
export interface SystemNode {
  readonly id: string;
  readonly name: string;
  readonly kind: "service" | "topic" | "store" | "outside";
  readonly column: number;
  readonly row: number;
}

/** What goes from one part to another in a neighbouring column, or next to it in the same one. */
export interface SystemEdge {
  readonly from: string;
  readonly to: string;
}

/** A part with its box, in units of the plate. */
export interface PlacedNode extends SystemNode {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** An arrow, and where its number stands. */
export interface PlacedEdge {
  readonly points: readonly Point[];
  readonly number: Point;
}

/** A drawing of the system. */
export interface SystemLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** A box along the flow (`a`) and across it (`c`). */
interface Box {
  readonly a0: number;
  readonly a1: number;
  readonly c0: number;
  readonly c1: number;
}

const WIDE = { width: 880, box: 128, rise: 44, row: 76 };
const NARROW = { width: 312, rise: 44, column: 104, widest: 128, between: 22 };
/** From an arrow's tip to the middle of its number. */
const NUMBER_BACK = 18;

/** A drawing of 880 units, from left to right. */
export function wideLayout(
  nodes: readonly SystemNode[],
  edges: readonly SystemEdge[],
): SystemLayout {
  const columns = Math.max(...nodes.map(({ column }) => column)) + 1;
  const step = columns > 1 ? (WIDE.width - WIDE.box) / (columns - 1) : 0;
  const boxes = nodes.map(({ column, row }): Box => {
    const a0 = column * step;
    const c0 = row * WIDE.row + 2;
    return { a0, a1: a0 + WIDE.box, c0, c1: c0 + WIDE.rise };
  });
  const point = (a: number, c: number): Point => [a, c];
  return {
    width: WIDE.width,
    height: Math.max(...boxes.map(({ c1 }) => c1)) + 2,
    nodes: nodes.map((node, index) => placed(node, boxes[index], false)),
    edges: arrows(nodes, edges, boxes, point),
  };
}

/** The same drawing in 312 units, from top to bottom. */
export function narrowLayout(
  nodes: readonly SystemNode[],
  edges: readonly SystemEdge[],
): SystemLayout {
  const boxes = nodes.map((node): Box => {
    const beside = nodes
      .filter(({ column }) => column === node.column)
      .toSorted((left, right) => left.row - right.row);
    const share = NARROW.width / beside.length;
    const size = Math.min(NARROW.widest, share - NARROW.between);
    const middle = share * (beside.indexOf(node) + 0.5);
    const a0 = node.column * NARROW.column + 2;
    return { a0, a1: a0 + NARROW.rise, c0: middle - size / 2, c1: middle + size / 2 };
  });
  const point = (a: number, c: number): Point => [c, a];
  return {
    width: NARROW.width,
    height: Math.max(...boxes.map(({ a1 }) => a1)) + 2,
    nodes: nodes.map((node, index) => placed(node, boxes[index], true)),
    edges: arrows(nodes, edges, boxes, point),
  };
}

/** An arrow or a box belongs to a part that is not there. */
export class UnknownPartError extends Error {
  override readonly name = "UnknownPartError";

  constructor(id: string) {
    super(`The diagram has no part "${id}"; see design.nodes of the scenario.`);
  }
}

function placed(node: SystemNode, box: Box | undefined, turned: boolean): PlacedNode {
  if (box === undefined) throw new UnknownPartError(node.id);
  const along = box.a1 - box.a0;
  const across = box.c1 - box.c0;
  return turned
    ? { ...node, x: box.c0, y: box.a0, w: across, h: along }
    : { ...node, x: box.a0, y: box.c0, w: along, h: across };
}

function arrows(
  nodes: readonly SystemNode[],
  edges: readonly SystemEdge[],
  boxes: readonly Box[],
  point: (a: number, c: number) => Point,
): PlacedEdge[] {
  const boxOf = (id: string): Box => {
    const box = boxes[nodes.findIndex((node) => node.id === id)];
    if (box === undefined) throw new UnknownPartError(id);
    return box;
  };
  const columnOf = (id: string): number => nodes.find((node) => node.id === id)?.column ?? 0;
  const port = ports(edges, boxOf);
  return edges.map((edge) => {
    const start = boxOf(edge.from);
    const end = boxOf(edge.to);
    if (columnOf(edge.from) === columnOf(edge.to)) return across(start, end, point);
    const forward = start.a1 <= end.a0;
    const a0 = forward ? start.a1 : start.a0;
    const a1 = forward ? end.a0 : end.a1;
    const c0 = port(edge.from, edge, "out", forward);
    const c1 = port(edge.to, edge, "in", forward);
    const share = trunkShare(edge, edges, columnOf);
    const trunk = a0 + (a1 - a0) * (forward ? share : 1 - share);
    const bend = Math.abs(c0 - c1) < 1;
    const points = bend
      ? [point(a0, c0), point(a1, c0)]
      : [point(a0, c0), point(trunk, c0), point(trunk, c1), point(a1, c1)];
    const back = forward ? -NUMBER_BACK : NUMBER_BACK;
    return { points, number: point(a1 + back, bend ? c0 : c1) };
  });
}

/** An arrow between two parts of one column. */
function across(start: Box, end: Box, point: (a: number, c: number) => Point): PlacedEdge {
  const a = (Math.max(start.a0, end.a0) + Math.min(start.a1, end.a1)) / 2;
  const [c0, c1] = start.c1 <= end.c0 ? [start.c1, end.c0] : [start.c0, end.c1];
  return { points: [point(a, c0), point(a, c1)], number: point(a, c0 + (c1 - c0) * 0.3) };
}

/**
 * Where the bend lies between two columns, as a share of the way from left to right: near the middle, clear of the
 * numbers at either end. Arrows from one part share it, others keep apart.
 */
function trunkShare(
  edge: SystemEdge,
  edges: readonly SystemEdge[],
  columnOf: (id: string) => number,
): number {
  const gap = (one: SystemEdge): number => columnOf(one.from) + columnOf(one.to);
  const sources = [
    ...new Set(edges.filter((one) => gap(one) === gap(edge)).map(({ from }) => from)),
  ];
  return 0.4 + (0.2 * (sources.indexOf(edge.from) + 0.5)) / sources.length;
}

/**
 * Where an arrow leaves or enters a side of a box. All that leave a side share one place; each that enters has
 * its own, in the order of where they come from.
 */
function ports(
  edges: readonly SystemEdge[],
  boxOf: (id: string) => Box,
): (id: string, edge: SystemEdge, way: "in" | "out", forward: boolean) => number {
  const middle = ({ c0, c1 }: Box): number => (c0 + c1) / 2;
  const overlaps = (left: Box, right: Box): boolean => left.a0 < right.a1 && right.a0 < left.a1;
  return (id, edge, way, forward) => {
    const box = boxOf(id);
    /* The far side along the flow is where forward arrows leave and backward ones enter. */
    const atEnd = (way === "out") === forward;
    const touching = edges.filter(({ from, to }) => {
      if (from !== id && to !== id) return false;
      const other = boxOf(from === id ? to : from);
      return !overlaps(box, other) && other.a0 >= box.a1 === atEnd;
    });
    const outgoing = touching.filter(({ from }) => from === id);
    const slots = [
      ...touching
        .filter(({ to }) => to === id)
        .map((one) => ({ key: one, at: middle(boxOf(one.from)) })),
      ...(outgoing.length === 0
        ? []
        : [
            {
              key: undefined,
              at: outgoing.reduce((sum, { to }) => sum + middle(boxOf(to)), 0) / outgoing.length,
            },
          ]),
    ].toSorted((left, right) => left.at - right.at);
    const index = slots.findIndex(({ key }) => key === (way === "in" ? edge : undefined));
    return box.c0 + ((box.c1 - box.c0) * (index + 1)) / (slots.length + 1);
  };
}
