/** Draws what each worker does, one statement after the other, and what is committed in the two tables. */
import { Badge } from "../../primitives/Badge.tsx";
import { Cell } from "../../primitives/Cell.tsx";
import { Commit } from "../../primitives/Commit.tsx";
import { Label } from "../../primitives/Label.tsx";
import { type Size, sceneFigure } from "../../stage/figure.ts";
import { idempotentConsumer } from "./scene.ts";
import { type ClaimState, WORKERS, type Worker, type WorkerState } from "./world.ts";

/** Where things are; `y` is the top of the cells of a row. */
const layouts = {
  wide: {
    x: 120,
    w: 96,
    h: 32,
    workers: { a0: 8, a1: 52 },
    tables: { claims: 112, charges: 156 },
    names: { x: 0, dy: 20 },
    sum: { x: 880, y: 176 },
  },
  narrow: {
    x: 0,
    w: 62,
    h: 30,
    workers: { a0: 26, a1: 88 },
    tables: { claims: 156, charges: 218 },
    names: { x: 0, dy: -8 },
    sum: { x: 312, y: 210 },
  },
} as const;

const words: Readonly<Record<string, string>> = {
  "get from claims": "check",
  "insert into claims": "claim",
  "insert into charges": "charge",
  "put into claims": "mark",
  commit: "commit",
};
const EURO = 40;

function draw({ workers, claims, charges }: ClaimState, size: Size) {
  const { x, w, h, names, tables, sum, ...layout } = layouts[size];
  const twice = charges.filter((message, index) => charges.indexOf(message) < index).length;
  return (
    <>
      {WORKERS.map((name) => (
        <Statements
          key={name}
          name={name}
          worker={workers[name]}
          x={x}
          y={layout.workers[name]}
          w={w}
          h={h}
          badge={{ x: names.x, y: layout.workers[name] + names.dy - 4 }}
        />
      ))}
      <Rows name="claims" messages={claims} x={x} y={tables.claims} w={w} h={h} names={names} />
      <Rows name="charges" messages={charges} x={x} y={tables.charges} w={w} h={h} names={names} />
      <Label x={sum.x} y={sum.y} anchor="end" tone={twice > 0 ? "failed" : "ink"}>
        {charges.length * EURO} € charged{twice > 0 ? `, ${twice * EURO} € too much` : ""}
      </Label>
    </>
  );
}

interface StatementsProps {
  readonly name: Worker;
  readonly worker: WorkerState | undefined;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly badge: { readonly x: number; readonly y: number };
}

/** The statements of one delivery; dashed what comes next. The commit is closed by the double rule. */
function Statements({ name, worker, x, y, w, h, badge }: StatementsProps) {
  const steps = worker?.steps ?? [];
  const next = worker?.next ?? null;
  const isDead = worker?.outcome === "dead";
  const isWaiting = worker?.outcome === null && next === null;
  const end = x + steps.length * w;
  return (
    <>
      <Badge
        {...badge}
        group="a"
        name={isDead ? name : `${name} ${worker?.message ?? ""}`}
        crashed={isDead}
      />
      {steps.map((step, place) => (
        <Box
          key={`${place} ${step}`}
          x={x + place * w}
          y={y}
          w={w}
          h={h}
          look={isDead ? "cell-f" : "cell-a"}
          text={words[step] ?? step}
        />
      ))}
      {steps.at(-1) === "commit" && <Commit x={end} y={y + h / 2} h={h + 8} />}
      {next !== null && <Box x={end} y={y} w={w} h={h} look="slot" text={words[next] ?? next} />}
      {isWaiting && (
        <Label x={end + 8} y={y + h / 2 + 4} kind="sub">
          waits
        </Label>
      )}
    </>
  );
}

function Box({
  x,
  y,
  w,
  h,
  look,
  text,
}: {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly look: string;
  readonly text: string;
}) {
  return (
    <>
      <rect x={x} y={y} width={w} height={h} class={look} />
      <text x={x + w / 2} y={y + h / 2 + 4} class="mid">
        {text}
      </text>
    </>
  );
}

interface RowsProps {
  readonly name: string;
  readonly messages: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly names: { readonly x: number; readonly dy: number };
}

/** Committed rows of a table. A second row of one message is a fault. */
function Rows({ name, messages, x, y, w, h, names }: RowsProps) {
  return (
    <>
      <Label x={names.x} y={y + names.dy} kind="strong">
        {name}
      </Label>
      {messages.map((message, place) => (
        <Cell
          key={place}
          arrives
          x={x + place * w}
          y={y}
          w={w}
          h={h}
          label={message}
          state={messages.indexOf(message) < place ? "failed" : "committed"}
        />
      ))}
      <Cell x={x + messages.length * w} y={y} w={w} h={h} state="slot" />
    </>
  );
}

export const figure = sceneFigure({
  scene: idempotentConsumer,
  title: "Two workers and the tables of claims and charges",
  heights: { wide: 198, narrow: 256 },
  draw,
});
