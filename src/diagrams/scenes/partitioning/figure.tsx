/** Draws every partition as a row; the records of the key that was sent last stand out. */
import { Cell } from "../../primitives/Cell.tsx";
import { Label } from "../../primitives/Label.tsx";
import { lane } from "../../primitives/lane.ts";
import { At } from "../../stage/At.tsx";
import { type Size, sceneFigure } from "../../stage/figure.ts";
import { homesOf, partitioning } from "./scene.ts";
import type { KeyState } from "./world.ts";

/** `letters`: how much of a key fits into a cell. `most`: how many records of a partition are drawn. */
const layouts = {
  wide: {
    row: lane({ x: 80, cell: 40 }),
    h: 34,
    top: 4,
    gap: 42,
    most: 18,
    letters: 4,
    names: "orders-",
  },
  narrow: {
    row: lane({ x: 28, cell: 27 }),
    h: 32,
    top: 4,
    gap: 42,
    most: 9,
    letters: 2,
    names: "",
  },
} as const;

function draw({ partitions, last }: KeyState, size: Size) {
  const { row, h, top, gap, most, letters, names } = layouts[size];
  const key = last?.key ?? null;
  const isSplit = key !== null && homesOf(key, partitions).length > 1;
  return (
    <>
      {partitions.map((records, partition) => {
        const y = top + partition * gap;
        const from = Math.max(0, records.length - most);
        return (
          <g key={partition} transform={`translate(0 ${y})`}>
            <Label x={0} y={22} kind="strong">
              {names}
              {partition}
            </Label>
            {from > 0 && (
              <Label x={row.at(0) - 4} y={22} anchor="end" kind="sub">
                …
              </Label>
            )}
            <At x={row.at(records.length - from)} y={0} pace="record">
              <Cell x={0} y={0} w={row.cell} h={h} offset={records.length} state="slot" />
            </At>
            {records.slice(from).map((of, place) => (
              <Cell
                key={from + place}
                arrives={from + place === records.length - 1}
                x={row.at(place)}
                y={0}
                w={row.cell}
                h={h}
                offset={from + place}
                label={(of ?? "–").slice(0, letters)}
                state={
                  of !== key
                    ? "plain"
                    : isSplit && partition !== last?.partition
                      ? "group-b"
                      : "group-a"
                }
              />
            ))}
          </g>
        );
      })}
    </>
  );
}

export const figure = sceneFigure({
  scene: partitioning,
  title: "The partitions of the topic orders, with the key of every record",
  heights: { wide: 252, narrow: 252 },
  draw,
});
