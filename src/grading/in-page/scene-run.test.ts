/** Scenes with modules of other people in the place of the reference, as the sandbox runs them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { readPayload } from "../../../tests/runner-page/kit.ts";
import { sceneProgram } from "../../diagrams/own-module/program.ts";
import { compareRuns } from "../../diagrams/own-module/run-own.ts";
import { loadFigure, type SceneId, sceneIds } from "../../diagrams/scenes/registry.ts";
import { run } from "../../diagrams/simulator/run.ts";
import { playScene } from "./scene-run.ts";

vi.setConfig({ testTimeout: 60_000 });

const root = join(import.meta.dirname, "../../..");
const settings = { knobs: {}, seed: 1, breakAfter: [] };
const folders = readdirSync(`${root}/exercises`).filter((name) => /^\d\d-/.test(name));
/** Only needed to find the place of a syntax error that the compiler lets through. */
const NO_SCRIPTS = {
  importScripts: () => {},
  addEventListener: () => {},
  removeEventListener: () => {},
};
/** Unit tests have no blobs. A number makes each run's modules its own. */
let runs = 0;

/** Compares a scene's run with a module to that with the reference. */
async function compare(id: SceneId, sourceOf: (folder: string, exercise: string) => string) {
  const { scene } = await loadFigure(id);
  const exercise = scene.exercise ?? "";
  const folder = folders.find((name) => name.endsWith(exercise)) ?? "";
  const program = await sceneProgram(id, (await readPayload(folder)).exercise, root);
  const source = sourceOf(folder, exercise);
  const number = ++runs;
  return compareRuns(
    await run(scene, settings),
    settings,
    (chosen, onFrame) =>
      playScene(program, source, chosen, {
        makeUrl: (code) =>
          `data:text/javascript,${encodeURIComponent(`/* run ${number} */${code}`)}`,
        importModule: (url) => import(/* @vite-ignore */ url),
        scripts: NO_SCRIPTS,
        onLoading: () => {},
        onFrame,
      }),
    `${exercise}.ts`,
  );
}

const reference = (_: string, exercise: string) =>
  readFileSync(`${root}/exercises/broker/${exercise}.ts`, "utf8");
const wrong = (mistake: string) => (folder: string) =>
  readFileSync(`${root}/solutions/${folder}/wrong/${mistake}.ts`, "utf8");

/** The scene that each exercise's lesson shows. */
const scenesOfExercises = [
  ["the-log", "03-partition-log"],
  ["partitioning", "04-partitioner"],
  ["offsets-and-delivery", "07-consumer-offsets"],
  ["idempotent-consumer", "10-idempotent-consumer"],
  ["retries", "12-retry-dlq"],
  ["back-pressure", "13-back-pressure"],
] as const satisfies readonly (readonly [SceneId, string])[];

test.each(sceneIds)(
  "%s: the reference, given as the learner's, comes to the same states",
  async (id) => {
    expect(await compare(id, reference)).toEqual({ kind: "same" });
  },
);

test.each(
  scenesOfExercises.flatMap(([id, folder]) =>
    readdirSync(`${root}/solutions/${folder}/alternatives`).map((file) => ({ id, folder, file })),
  ),
)(
  "$id: $file, which is right in another way, comes to the same states",
  async ({ id, folder, file }) => {
    const path = `${root}/solutions/${folder}/alternatives/${file}`;
    expect(await compare(id, () => readFileSync(path, "utf8"))).toEqual({ kind: "same" });
  },
);

test.each([
  ["the-log", "renumbers-after-retention", 17],
  ["partitioning", "absolute-value", 1],
  ["offsets-and-delivery", "commits-the-position", 4],
  ["retries", "blocks-the-partition", 4],
  ["back-pressure", "one-more-than-capacity", 25],
] as const)("%s: %s is seen where it parts from the reference", async (id, mistake, at) => {
  expect(await compare(id, wrong(mistake))).toMatchObject({ kind: "parted", at });
});

test("the state with the learner's module is the one that its own code has led to", async () => {
  expect(await compare("partitioning", wrong("negative-remainder"))).toMatchObject({
    own: { state: { last: { key: "bob", partition: -2 } } },
  });
});

test("a module that throws half-way stops the figure there, and says what was thrown", async () => {
  const found = await compare("the-log", (folder, exercise) =>
    reference(folder, exercise).replace(
      /(\n {2}append\([^{]*\{)/,
      '$1\n    if (this.logEndOffset === 2) throw new Error("full");',
    ),
  );
  expect(found).toMatchObject({
    kind: "stopped",
    message: "partition-log.ts led to Error: full",
  });
});

test("a module that does not compile, lacks an export or imports a stranger never begins", async () => {
  expect(await compare("the-log", () => "export class {")).toMatchObject({
    kind: "stopped",
    at: 0,
    message: expect.stringMatching(/^partition-log\.ts has a syntax error/),
  });
  expect(await compare("the-log", () => "export const log = 1;")).toMatchObject({
    message: expect.stringContaining("does not export PartitionLog"),
  });
  expect(await compare("the-log", () => 'import "#broker/consumer-offsets";')).toMatchObject({
    message: expect.stringContaining('imports "#broker/consumer-offsets"'),
  });
});
