/** The whole diagram language, drawn with the figures' own primitives. */
import type { JSX } from "preact";
import { Arc } from "../../diagrams/primitives/Arc.tsx";
import { Arrow } from "../../diagrams/primitives/Arrow.tsx";
import { Badge } from "../../diagrams/primitives/Badge.tsx";
import { Bar } from "../../diagrams/primitives/Bar.tsx";
import { Box } from "../../diagrams/primitives/Box.tsx";
import { Cell } from "../../diagrams/primitives/Cell.tsx";
import { Commit } from "../../diagrams/primitives/Commit.tsx";
import { HighWater } from "../../diagrams/primitives/HighWater.tsx";
import { Label } from "../../diagrams/primitives/Label.tsx";
import { Lag } from "../../diagrams/primitives/Lag.tsx";
import { Position } from "../../diagrams/primitives/Position.tsx";
import { Row } from "../../diagrams/primitives/Row.tsx";
import { Valve } from "../../diagrams/primitives/Valve.tsx";

/** A sign with what it means and how it moves. */
export interface SignEntry {
  readonly name: string;
  readonly height: number;
  readonly drawing: JSX.Element;
  readonly meaning: string;
  readonly motion?: string;
}

const cell = { w: 32, h: 28 } as const;

export const signEntries: readonly SignEntry[] = [
  {
    name: "Record",
    height: 44,
    drawing: <Row x={0} y={8} to={5} {...cell} next />,
    meaning:
      "A thin-ruled square cell with its offset in the top left corner. The dashed cell is the next offset, not yet written.",
    motion: "Never moves once it is written.",
  },
  {
    name: "Append",
    height: 44,
    drawing: (
      <>
        <Row x={0} y={8} from={3} to={6} {...cell} next />
        <Box x={170} y={8} w={90} h={28} name="checkout" />
        <Arrow
          points={[
            [170, 22],
            [132, 22],
          ]}
        />
      </>
    ),
    meaning:
      "The producer is ink. Its arrow enters the next slot from the right, where the log grows.",
    motion: "A record slides along the arrow, record speed; then the slot is one to the right.",
  },
  {
    name: "Committed",
    height: 64,
    drawing: (
      <>
        <Row x={0} y={4} to={7} {...cell} />
        <Bar x1={0} x2={128} y={50} />
        <Commit x={128} y={50} />
      </>
    ),
    meaning:
      "A solid bar up to the committed offset, closed by a double rule. In the group’s colour where groups are compared, otherwise committed green.",
    motion: "The rule slides to the new offset, record speed. Left only on a rewind.",
  },
  {
    name: "Position",
    height: 64,
    drawing: (
      <>
        <Row x={0} y={4} to={7} {...cell} />
        <Bar x1={0} x2={96} y={50} tone="b" />
        <Commit x={96} y={50} tone="b" />
        <Bar x1={96} x2={160} y={50} state="in-flight" tone="b" />
        <Position x={160} y={50} group="b" />
      </>
    ),
    meaning:
      "A house with the group’s letter, pointing at the next record to read. Hatched bar: handled, not committed.",
    motion: "Advances one record, move speed.",
  },
  {
    name: "Lag",
    height: 64,
    drawing: (
      <>
        <Row x={0} y={4} to={6} {...cell} />
        <Bar x1={0} x2={64} y={50} />
        <Commit x={64} y={50} />
        <Lag x1={64} x2={192} y={50} label="lag 4" />
      </>
    ),
    meaning: "A dimension line from the double rule to the log end, with the number beside it.",
    motion: "The number changes in place.",
  },
  {
    name: "Crash",
    height: 64,
    drawing: (
      <>
        <Row x={0} y={4} to={7} {...cell} />
        <Bar x1={0} x2={96} y={50} tone="a" />
        <Commit x={96} y={50} tone="a" />
        <Bar x1={96} x2={160} y={50} state="in-flight" tone="a" />
        <Position x={160} y={50} state="crashed" />
      </>
    ),
    meaning:
      "The house goes hollow with a cross. Its hatched bar stays: that work is lost to the log.",
    motion: "Instant.",
  },
  {
    name: "Redelivery",
    height: 64,
    drawing: (
      <>
        <Row
          x={0}
          y={28}
          to={7}
          {...cell}
          states={{ 3: "group-a", 4: "group-a" }}
          labels={{ 3: "×2", 4: "×2" }}
        />
        <Arc x1={160} x2={96} y={28} />
      </>
    ),
    meaning:
      "A dashed arc from the lost position back to the double rule. The affected cells take the group’s wash and say how often.",
    motion: "The arc draws once, move speed.",
  },
  {
    name: "Failed attempt",
    height: 44,
    drawing: <Row x={0} y={8} to={6} {...cell} states={{ 2: "failed" }} labels={{ 2: "×3" }} />,
    meaning: "The failed wash with its hatch, and the number of attempts.",
    motion: "The count changes in place.",
  },
  {
    name: "Dead letter",
    height: 84,
    drawing: (
      <>
        <Row x={0} y={4} to={6} {...cell} states={{ 2: "failed" }} labels={{ 2: "×4" }} />
        <Arrow
          points={[
            [80, 32],
            [80, 62],
            [112, 62],
          ]}
          tone="failed"
        />
        <Cell x={114} y={48} {...cell} offset={0} state="failed" />
        <Label x={156} y={66}>
          orders.dlq
        </Label>
      </>
    ),
    meaning: "An elbow down to a second log. The original stays, and the double rule passes it.",
    motion: "A copy travels the elbow, record speed.",
  },
  {
    name: "Lost, dropped",
    height: 44,
    drawing: <Row x={0} y={8} to={6} {...cell} states={{ 2: "lost", 4: "dropped" }} />,
    meaning:
      "Lost: a dashed, hatched gap, in expected-against-handled rows only. Dropped on purpose: struck through.",
  },
  {
    name: "Back-pressure",
    height: 64,
    drawing: (
      <>
        <Row x={0} y={14} to={5} {...cell} />
        <HighWater x={160} y1={4} y2={56} label="high water" />
        <Arrow
          points={[
            [226, 28],
            [166, 28],
          ]}
        />
        <Valve x={184} y={28} />
        <Cell x={228} y={14} w={28} h={28} state="slot" />
      </>
    ),
    meaning:
      "A high-water line across the log. Past it a valve on the producer’s arrow closes: half filled it throttles, filled it refuses.",
    motion: "The valve fills, fast; held records wait still.",
  },
  {
    name: "Rebalance",
    height: 64,
    drawing: (
      <>
        <Row x={8} y={18} to={2} {...cell} />
        <path d="M4 14V8h72v6M4 50v6h72v-6" class="thin" stroke-dasharray="3 3" />
        <path
          d="M84 32C100 32 96 46 108 48"
          class="a"
          style="stroke-width:1.5"
          stroke-dasharray="2 3"
        />
        <Badge x={120} y={20} group="a" name="a1" />
        <Badge x={120} y={50} group="a" name="a2" />
      </>
    ),
    meaning:
      "A partition’s bracket leaves one consumer for another along a dotted path. While nobody owns it, it is dashed.",
    motion: "Move speed, one partition at a time.",
  },
  {
    name: "Idle consumer",
    height: 44,
    drawing: (
      <>
        <Position x={12} y={26} />
        <Label x={28} y={30}>
          a2
        </Label>
        <Position x={112} y={26} state="idle" />
        <Label x={128} y={30} kind="sub">
          a3, no partition
        </Label>
      </>
    ),
    meaning: "A house without a lane: more consumers than partitions.",
  },
  {
    name: "Retention",
    height: 44,
    drawing: <Row x={0} y={8} to={6} {...cell} states={{ 0: "expired", 1: "expired" }} next />,
    meaning:
      "Records past retention keep their offsets and lose their sides. Offsets are never used again.",
    motion: "The oldest segment empties at once; nothing shifts left.",
  },
  {
    name: "Replication",
    height: 78,
    drawing: (
      <>
        <Row x={66} y={4} to={5} {...cell} name="leader" nameY={22} />
        <rect x={66} y={4} width={160} height={28} class="ink" />
        <Row x={66} y={42} to={3} {...cell} name="follower" nameY={60} />
        <HighWater x={162} y1={0} y2={76} />
      </>
    ),
    meaning:
      "The leader has the strong outline; followers are thin and may be shorter. The dotted line is the high watermark.",
    motion: "Followers copy one record behind, move speed.",
  },
];
