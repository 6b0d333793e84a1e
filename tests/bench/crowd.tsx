/** A figure with more in view than any of the course: 12 partitions of 42 records, all read at once. */
import { render } from "preact";
import { PartitionLog } from "#broker/partition-log";
import { lane } from "../../src/diagrams/primitives/lane.ts";
import { Position } from "../../src/diagrams/primitives/Position.tsx";
import { defineScene, type SceneEvent } from "../../src/diagrams/simulator/scene.ts";
import { At } from "../../src/diagrams/stage/At.tsx";
import { sceneFigure } from "../../src/diagrams/stage/figure.ts";
import { GrowingRow } from "../../src/diagrams/stage/GrowingRow.tsx";
import { initialRun } from "../../src/diagrams/stage/initial-run.ts";
import { Player } from "../../src/diagrams/stage/Player.tsx";

const PARTITIONS = 12;
const RECORDS = 42;
const EVENTS = 30;

interface CrowdState {
  readonly ends: readonly number[];
  readonly positions: readonly number[];
}

const crowd = defineScene<SceneEvent, CrowdState, Record<string, never>>({
  id: "crowd",
  knobs: {},
  opening: "Twelve partitions.",
  world(_, { clock }) {
    const logs = Array.from(
      { length: PARTITIONS },
      () => new PartitionLog({ clock, segmentBytes: 1_000_000 }),
    );
    const append = () => {
      for (const log of logs) log.append({ key: null, value: "order" });
    };
    for (let record = 0; record < RECORDS - EVENTS; record++) append();
    return {
      do: append,
      state: () => {
        const ends = logs.map((log) => log.logEndOffset);
        return { ends, positions: ends.map((end) => end - 1) };
      },
    };
  },
  *script() {
    for (let event = 0; event < EVENTS; event++) yield { does: "append", after: 10 };
  },
  caption: (_, { ends }) => `Every partition ends at ${ends[0]}.`,
  isStill: () => true,
});

const row = lane({ x: 20, cell: 20 });
const figure = sceneFigure({
  scene: crowd,
  title: "Twelve partitions",
  heights: { wide: 620, narrow: 620 },
  draw: ({ ends, positions }: CrowdState) => (
    <>
      {ends.map((end, partition) => (
        <g key={partition}>
          <GrowingRow row={row} y={partition * 50} h={20} to={end} />
          <At x={row.at(positions[partition] ?? 0)} y={partition * 50 + 36}>
            <Position x={0} y={0} />
          </At>
        </g>
      ))}
    </>
  ),
});

declare global {
  interface Window {
    /** Puts the figure into the page. */
    showCrowd(): Promise<void>;
    /** Milliseconds of script, style and layout for each step to the end, and between frames while it plays. */
    stepCrowd(): Promise<{ readonly work: number[]; readonly frames: number[] }>;
  }
}

window.showCrowd = async () => {
  const initial = await initialRun(crowd, {});
  const player = <Player figure={figure} title="Crowd" initial={initial} offered={[]} />;
  render(player, document.body);
};

window.stepCrowd = async () => {
  const button = document.querySelector<HTMLButtonElement>('[aria-label="Next event"]');
  const work: number[] = [];
  const frames: number[] = [];
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  for (let event = 0; event < EVENTS - 1; event++) {
    const from = performance.now();
    button?.click();
    await Promise.resolve();
    document.body.getBoundingClientRect();
    work.push(performance.now() - from);
    // A record takes 480 ms at speed 1: what follows are frames of the movement.
    let last = await frame();
    for (let count = 0; count < 20; count++) {
      const now = await frame();
      frames.push(now - last);
      last = now;
    }
  }
  return { work, frames };
};
