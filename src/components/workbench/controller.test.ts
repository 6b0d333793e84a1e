import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Verdict } from "../../../exercises/grading/verdict.ts";
import type { ExercisePayload } from "../../grading/exercise-payload.ts";
import type { RunRequest } from "../../grading/runner.ts";
import { DraftSession } from "../../study/draft-session.ts";
import { MemoryStore } from "../../study/memory-store.ts";
import { Study } from "../../study/study.ts";
import { Controller, type WorkbenchRunner } from "./controller.ts";
import { initialState } from "./state.ts";
import { createStore, type Store } from "./store.ts";

const data: ExercisePayload = {
  exercise: {
    id: "partition-log",
    title: "The partition log",
    number: 3,
    lesson: "the-log",
    exports: ["PartitionLog"],
    given: [],
    minutes: 45,
    difficulty: "introductory",
    tasks: [
      {
        id: "append",
        title: "Append and read",
        section: "append",
        tests: ["Gives offsets from 0"],
        hints: ["A question?", "A direction.", "Almost the answer."],
      },
    ],
  },
  suite: "",
  broker: {},
  starter: "// the starter\n",
  solution: "// the solution\n",
};

const passed: Verdict = {
  version: 1,
  exercise: "partition-log",
  runner: "in-page",
  status: "passed",
  tests: [
    { task: "append", title: "Gives offsets from 0", status: "passed", durationMs: 1, console: [] },
  ],
  durationMs: 4,
  console: [],
  consoleDropped: 0,
};

let study: Study;
let session: DraftSession;
let store: Store;
let downloads: { name: string; text: string }[];

beforeEach(async () => {
  study = Study.on(new MemoryStore());
  session = await DraftSession.open("partition-log", data.starter, study, {
    now: () => 1000,
    schedule: () => () => {},
  });
  store = createStore(initialState);
  downloads = [];
});

function controllerWith(run: (request: RunRequest) => Promise<Verdict>): Controller {
  const runner: WorkbenchRunner = {
    place: { choice: "in-page", container: { kind: "idle" }, asked: false },
    onPlace: () => () => {},
    choose: () => {},
    edited: () => {},
    startContainer: async () => {},
    openShell: async () => undefined,
    prepare: async () => {},
    run,
  };
  return new Controller({
    data,
    store,
    study,
    session,
    runner,
    download: (name, text) => downloads.push({ name, text }),
    onProgress: () => {},
    goFullScreen: () => {},
    now: () => 1000,
  });
}

describe("A run", () => {
  test("grades what was typed last, records it and keeps its text", async () => {
    let graded = "";
    const controller = controllerWith(async ({ source }) => {
      graded = source;
      return passed;
    });
    session.edit("// mine\n");
    await controller.run();
    expect(graded).toBe("// mine\n");
    expect((await study.draft("partition-log"))?.text).toBe("// mine\n");
    expect(await study.events()).toMatchObject([{ type: "ran", status: "passed", passed: 1 }]);
    expect(await study.versions("partition-log")).toMatchObject([
      { reason: "ran", text: "// mine\n", note: "1 of 1" },
    ]);
    expect(store.state.verdict).toBe(passed);
  });

  test("that is asked for twice runs once", async () => {
    let runs = 0;
    const controller = controllerWith(async () => {
      runs += 1;
      return passed;
    });
    await Promise.all([controller.run(), controller.run()]);
    expect(runs).toBe(1);
  });

  test("ends when the learner stops it", async () => {
    const controller = controllerWith(
      ({ signal }) =>
        new Promise((resolve) => {
          signal?.addEventListener("abort", () => resolve({ ...passed, status: "cancelled" }));
        }),
    );
    const run = controller.run();
    await expect.poll(() => store.state.activity.kind).toBe("running");
    controller.stop();
    await run;
    expect(store.state.verdict?.status).toBe("cancelled");
    expect(store.state.activity.kind).toBe("idle");
  });

  test("that fails on our side says so, and another one can be started", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    let broken = true;
    const controller = controllerWith(async () => {
      if (broken) throw new Error("a bug of ours");
      return passed;
    });
    await controller.run();
    expect(store.state.failure).toContain("Your code is saved");
    expect(logged).toHaveBeenCalledOnce();
    broken = false;
    await controller.run();
    expect(store.state.failure).toBeUndefined();
    expect(store.state.verdict).toBe(passed);
  });
});

describe("Committing", () => {
  test("is refused before the exercise is solved", async () => {
    const controller = controllerWith(async () => passed);
    await controller.commit();
    expect(await study.events()).toEqual([]);
  });

  test("does not wait for the run to be noted", async () => {
    const controller = controllerWith(async () => passed);
    store.dispatch({ type: "run-finished", verdict: passed });
    await controller.commit();
    expect(store.state.committed).toBe(true);
  });

  test("closes the lesson's offset once", async () => {
    const controller = controllerWith(async () => passed);
    await controller.run();
    await controller.refreshProgress();
    await controller.commit();
    await controller.commit();
    const committed = (await study.events()).filter((event) => event.type === "committed");
    expect(committed).toMatchObject([{ exercise: "partition-log", lesson: 3 }]);
    expect(store.state.committed).toBe(true);
  });
});

test("Hints come one level at a time, and end", async () => {
  const controller = controllerWith(async () => passed);
  for (let press = 0; press < 5; press++) await controller.hint();
  expect(store.state.progress.hints).toEqual({ append: 3 });
  expect(await study.events()).toHaveLength(3);
});

test("A reset keeps what was there, and undoing it brings that back", async () => {
  const controller = controllerWith(async () => passed);
  session.edit("// an hour of work\n");
  await controller.reset();
  expect(session.text).toBe(data.starter);
  expect(store.state.undoReset).toBe("// an hour of work\n");
  await controller.undoReset();
  expect(session.text).toBe("// an hour of work\n");
  expect(store.state.undoReset).toBeUndefined();
});

test("The export holds the draft as it is on screen", async () => {
  const controller = controllerWith(async () => passed);
  session.edit("// not saved yet\n");
  await controller.exportWork();
  expect(downloads[0]?.name).toBe("minibroker-work-1970-01-01.json");
  expect(JSON.parse(downloads[0]?.text ?? "")).toMatchObject({
    drafts: [{ text: "// not saved yet\n" }],
  });
});
