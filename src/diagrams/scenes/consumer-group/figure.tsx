/** Draws each partition with its owner and its lag, and the lag over time. */
import { Badge } from "../../primitives/Badge.tsx";
import { Bar } from "../../primitives/Bar.tsx";
import { Commit } from "../../primitives/Commit.tsx";
import { Label } from "../../primitives/Label.tsx";
import { Lag } from "../../primitives/Lag.tsx";
import { lane } from "../../primitives/lane.ts";
import { Position } from "../../primitives/Position.tsx";
import { At } from "../../stage/At.tsx";
import { type Size, sceneFigure } from "../../stage/figure.ts";
import { Plot } from "../../stage/Plot.tsx";
import { consumerGroup } from "./scene.ts";
import type { GroupState } from "./world.ts";

/** A record is a few units wide here: what counts is how many there are. */
const layouts = {
  wide: {
    row: lane({ x: 152, cell: 12 }),
    top: 26,
    gap: 46,
    owner: 72,
    members: { x: 0, y: 212, dx: 110, columns: 8 },
    plot: { x: 632, w: 248, h: 20, dy: -22 },
  },
  narrow: {
    row: lane({ x: 82, cell: 4 }),
    top: 26,
    gap: 40,
    owner: 22,
    members: { x: 0, y: 190, dx: 104, columns: 3 },
    plot: { x: 232, w: 80, h: 14, dy: -24 },
  },
} as const;
const MOST = [1400, 12] as const;

function draw({ partitions, members, lag, generation }: GroupState, size: Size) {
  const { row, top, gap, owner: badge, members: line, plot } = layouts[size];
  return (
    <>
      {partitions.map(({ logEnd, committed, owner }, partition) => {
        const y = top + partition * gap;
        const isOrphan = members.every(({ id, alive }) => id !== owner || !alive);
        return (
          <g key={partition} transform={`translate(0 ${y})`}>
            <Label x={0} y={4} kind="strong">
              {size === "wide" ? `orders-${partition}` : partition}
            </Label>
            {owner !== null && (
              <g transform={`translate(${badge} 0)`}>
                <Badge x={0} y={0} group="a" />
                <Label x={20} y={4} tone={isOrphan ? "failed" : "a"}>
                  {owner}
                </Label>
              </g>
            )}
            <Bar x1={row.at(0)} x2={row.at(committed)} y={0} />
            <Lag x1={row.at(committed)} x2={row.at(logEnd)} y={0} />
            <At x={row.at(committed)} y={0} pace="record">
              <Commit x={0} y={0} />
            </At>
            <Plot
              x={plot.x}
              y={plot.dy}
              w={plot.w}
              h={plot.h}
              label={`lag ${logEnd - committed}`}
              points={lag[partition] ?? []}
              most={MOST}
              tone={isOrphan && owner !== null ? "failed" : "a"}
            />
          </g>
        );
      })}
      {members.map(({ id, alive, known }, index) => (
        <g
          key={id}
          transform={`translate(${line.x + 10 + (index % line.columns) * line.dx} ${line.y + Math.floor(index / line.columns) * 30})`}
        >
          <Position
            x={0}
            y={0}
            state={
              !alive ? "crashed" : partitions.some(({ owner }) => owner === id) ? "alive" : "idle"
            }
          />
          <Label x={14} y={4} tone={alive ? "ink" : "failed"}>
            {id}
            {known ? "" : " gone"}
            {alive && known && partitions.every(({ owner }) => owner !== id) ? " idle" : ""}
          </Label>
        </g>
      ))}
      <Label
        x={size === "wide" ? 880 : 312}
        y={size === "wide" ? 216 : 252}
        anchor="end"
        kind="sub"
      >
        generation {generation}
      </Label>
    </>
  );
}

export const figure = sceneFigure({
  scene: consumerGroup,
  title: "Four partitions, their owners, and the lag of each over time",
  heights: { wide: 228, narrow: 260 },
  draw,
});
