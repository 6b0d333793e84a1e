/** What a reader fetches for a running figure: the stage once, and each scene on top of it, gzipped. */
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { sceneIds } from "../../src/diagrams/scenes/registry.ts";

const root = join(import.meta.dirname, "../..");

/** Most bytes of the stage, and of a scene without its modules of the broker. */
export const FIGURE_LIMITS = { stage: 15_000, scene: 4_000 } as const;

const SIGNS = [
  "Arc",
  "Arrow",
  "Badge",
  "Bar",
  "Box",
  "Cell",
  "Commit",
  "Crash",
  "HighWater",
  "Label",
  "Lag",
  "Position",
  "Row",
  "Segment",
  "Valve",
];

/** Gzipped bytes. */
export interface FigureWeight {
  readonly stage: number;
  /**
   * By id: what the scene adds to the stage, signs that only it uses included. Modules of the broker are not:
   * they are the size that their exercises ask for, and scenes share them.
   */
  readonly scenes: Readonly<Record<string, number>>;
}

/** Bundles the stage alone, and with each scene. */
export async function weighFigures(): Promise<FigureWeight> {
  const broker = ["#broker/*"];
  const stage = await weigh([]);
  const withoutBroker = await weigh([], broker);
  const scenes: Record<string, number> = {};
  for (const id of sceneIds) {
    const scene = [`export { figure } from "./src/diagrams/scenes/${id}/figure.tsx";`];
    scenes[id] = (await weigh(scene, broker)) - withoutBroker;
  }
  return { stage, scenes };
}

async function weigh(scene: readonly string[], external: string[] = []): Promise<number> {
  const { outputFiles } = await build({
    stdin: {
      contents: [
        'export { hydrate } from "preact";',
        'export { Player } from "./src/diagrams/stage/Player.tsx";',
        'export { initialRun } from "./src/diagrams/stage/initial-run.ts";',
        'export { readPlacement } from "./src/diagrams/stage/placement.ts";',
        // The signs are the stage's, whichever of them a scene uses.
        ...SIGNS.map((sign) => `export { ${sign} } from "./src/diagrams/primitives/${sign}.tsx";`),
        'export { At } from "./src/diagrams/stage/At.tsx";',
        'export { GrowingRow } from "./src/diagrams/stage/GrowingRow.tsx";',
        'export { Plot } from "./src/diagrams/stage/Plot.tsx";',
        // The log is under nearly every scene, so it is fetched once.
        'export { PartitionLog } from "#broker/partition-log";',
        'export { lane } from "./src/diagrams/primitives/lane.ts";',
        'export * from "./src/diagrams/simulator/words.ts";',
        'export { choice, text } from "./src/diagrams/simulator/knobs.ts";',
        'export { defineScene } from "./src/diagrams/simulator/scene.ts";',
        ...scene,
      ].join("\n"),
      resolveDir: root,
    },
    bundle: true,
    external,
    minify: true,
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "preact",
    write: false,
    logLevel: "error",
  });
  return outputFiles.reduce(
    (sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length,
    0,
  );
}
