/** What holds for every scene, whatever its knobs, its seed and whatever is broken in it. */
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { MOST_EVENTS, run, type Settings } from "../simulator/run.ts";
import type { Scene } from "../simulator/scene.ts";
import { loadFigure, sceneIds } from "./registry.ts";

const figures = await Promise.all(sceneIds.map(loadFigure));
const RUNS = { numRuns: 25 };
/** A hundred runs and more, on a machine that may be busy. */
vi.setConfig({ testTimeout: 60_000 });

/** Any settings of a scene: values that its knobs accept, a seed, and up to two breakages. */
function anySettings({ knobs }: Scene): fc.Arbitrary<Settings> {
  const values = Object.entries(knobs).map(([name, knob]) => [
    name,
    knob.kind === "choice"
      ? fc.constantFrom(...Object.keys(knob.options))
      : fc.string({ maxLength: knob.maxLength }),
  ]);
  return fc.record({
    knobs: fc.record(Object.fromEntries(values)),
    seed: fc.integer({ min: 0, max: 9999 }),
    breakAfter: fc.uniqueArray(fc.nat(30), { maxLength: 2 }),
  });
}

for (const { scene, draw } of figures) {
  test(`${scene.id}: the same seed gives the same run`, async () => {
    await fc.assert(
      fc.asyncProperty(anySettings(scene), async (settings) => {
        expect(await run(scene, settings)).toEqual(await run(scene, settings));
      }),
      RUNS,
    );
  });

  test(`${scene.id}: stepping back shows what a replay up to there shows`, async () => {
    await fc.assert(
      fc.asyncProperty(anySettings(scene), fc.nat(40), async (settings, events) => {
        const frames = await run(scene, settings);
        expect(await run(scene, settings, events)).toEqual(frames.slice(0, events + 1));
      }),
      RUNS,
    );
  });

  test(`${scene.id}: every run ends, in order of time, with something to say about every event`, async () => {
    await fc.assert(
      fc.asyncProperty(anySettings(scene), async (settings) => {
        const frames = await run(scene, settings);
        expect(frames.length).toBeGreaterThan(1);
        expect(frames.length).toBeLessThan(MOST_EVENTS);
        const times = frames.map(({ at }) => at);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        for (const { caption } of frames) expect(caption).toMatch(/^\S.*[.:]$/);
      }),
      RUNS,
    );
  });

  test(`${scene.id}: a state is plain data`, async () => {
    const settings = { knobs: {}, seed: 1, breakAfter: [] };
    for (const { state } of await run(scene, settings)) {
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    }
  });

  test(`${scene.id}: every state of every run can be drawn in both sizes`, async () => {
    await fc.assert(
      fc.asyncProperty(anySettings(scene), async (settings) => {
        for (const { state } of await run(scene, settings)) {
          for (const size of ["wide", "narrow"] as const) expect(draw(state, size)).toBeDefined();
        }
      }),
      RUNS,
    );
  });

  test(`${scene.id}: there is something to break, at some moment`, async () => {
    const frames = await run(scene, { knobs: {}, seed: 1, breakAfter: [] });
    expect(frames.filter(({ breakage }) => breakage !== undefined)).not.toEqual([]);
  });

  test(`${scene.id}: its still is a frame of its own, and not the first`, async () => {
    const frames = await run(scene, { knobs: {}, seed: 1, breakAfter: [] });
    expect(frames.findIndex(({ state }) => scene.isStill(state))).toBeGreaterThan(0);
  });
}
