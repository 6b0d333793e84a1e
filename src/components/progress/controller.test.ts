import { beforeEach, describe, expect, test, vi } from "vitest";
import { MemoryStore } from "../../study/memory-store.ts";
import { exportWork } from "../../study/portable.ts";
import { progressOf } from "../../study/progress.ts";
import { Study } from "../../study/study.ts";
import { ProgressController } from "./controller.ts";
import type { ProgressState } from "./state.ts";

let study: Study;
let shown: ProgressState[];
let files: { name: string; text: string }[];
let controller: ProgressController;

const never = (): Promise<never> => new Promise(() => {});

beforeEach(async () => {
  study = Study.on(new MemoryStore());
  await study.record({ type: "committed", exercise: "partition-log", lesson: 3 }, 10);
  shown = [];
  files = [];
  let now = 100;
  controller = new ProgressController({
    study,
    facts: { segments: [] },
    asked: { questions: 0, scenarios: 0, design: {} },
    place: () => undefined,
    returning: () => Promise.resolve([]),
    patience: never,
    now: () => now++,
    download: (name, text) => files.push({ name, text }),
    onChange: (state) => shown.push(state),
  });
  await controller.refresh();
});

const done = async () => progressOf(await study.events()).done;
const file = (text: string) => new File([text], "work.json", { type: "application/json" });

async function otherDevice(): Promise<File> {
  const store = new MemoryStore();
  const other = Study.on(store);
  await other.record({ type: "committed", exercise: "partitioner", lesson: 4 }, 20);
  return file(JSON.stringify(await exportWork(store, 30)));
}

test("Names that are there at once are drawn with the rest, and late ones after it", async () => {
  expect(shown).toHaveLength(1);
  const names = Promise.withResolvers<never[]>();
  const drawn: ProgressState[] = [];
  const slow = new ProgressController({
    study,
    facts: { segments: [] },
    asked: { questions: 0, scenarios: 0, design: {} },
    place: () => undefined,
    returning: () => names.promise,
    patience: () => Promise.resolve(),
    now: () => 1,
    download: () => {},
    onChange: (state) => drawn.push(state),
  });
  const refreshed = slow.refresh();
  await vi.waitFor(() => expect(drawn).toMatchObject([{ data: { events: [{}] } }]));
  names.resolve([]);
  await refreshed;
  expect(drawn).toHaveLength(2);
});

test("Without the names of what comes back, the page shows the rest and says so", async () => {
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  const offline = new ProgressController({
    study,
    facts: { segments: [] },
    asked: { questions: 0, scenarios: 0, design: {} },
    place: () => undefined,
    returning: () => Promise.reject(new Error("No network.")),
    patience: never,
    now: () => 1,
    download: () => {},
    onChange: () => {},
  });
  await offline.refresh();
  expect(offline.state).toMatchObject({ returning: "unavailable", data: { events: [{}] } });
  expect(warn).toHaveBeenCalledOnce();
});

describe("An import", () => {
  test("asks first, and changes nothing when the learner thinks better of it", async () => {
    await controller.chooseImport(await otherDevice());
    expect(controller.state.dialog).toMatchObject({ kind: "import", plan: { newlyDone: [4] } });
    controller.closeDialog();
    expect(await done()).toEqual([3]);
  });

  test("is carried out and taken back", async () => {
    await controller.chooseImport(await otherDevice());
    await controller.applyImport();
    expect(await done()).toEqual([3, 4]);
    expect(controller.state.outcome).toMatchObject({ kind: "done", undoable: true });
    await controller.undo();
    expect(await done()).toEqual([3]);
    expect(controller.state.outcome).toMatchObject({ kind: "done", undoable: false });
  });

  test("of a file that is none says what is wrong, and asks nothing", async () => {
    await controller.chooseImport(file("not json"));
    expect(controller.state.dialog).toBeUndefined();
    expect(controller.state.outcome).toMatchObject({
      kind: "failed",
      text: expect.stringContaining("not JSON"),
    });
  });
});

test("A rewind shows at once, and its event can be taken back later", async () => {
  controller.ask("rewind");
  await controller.rewind(3);
  expect(controller.state.dialog).toBeUndefined();
  expect(await done()).toEqual([]);
  const withdrawal = controller.state.data.events.at(-1);
  await controller.undoWithdrawal(withdrawal?.id ?? "");
  expect(await done()).toEqual([3]);
});

test("Starting over is taken back only once", async () => {
  await controller.startOver();
  await controller.undo();
  await controller.undo();
  expect(await done()).toEqual([3]);
});

test("An export is a file named by its day, with everything in it", async () => {
  await controller.exportWork();
  expect(files).toMatchObject([{ name: "minibroker-work-1970-01-01.json" }]);
  expect(files[0]?.text).toContain('"committed"');
});
