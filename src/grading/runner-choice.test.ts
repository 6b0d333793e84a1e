import { beforeEach, describe, expect, test } from "vitest";
import type { RunnerKind, Verdict } from "../../exercises/grading/verdict.ts";
import type { GradedExercise, RunnerState, RunRequest } from "./runner.ts";
import { type ContainerRunner, type RunIn, RunnerChoice } from "./runner-choice.ts";

const exercise: GradedExercise = {
  exercise: {
    id: "partition-log",
    title: "The partition log",
    number: 3,
    lesson: "the-log",
    exports: [],
    given: [],
    minutes: 5,
    difficulty: "introductory",
    tasks: [],
  },
  suite: "",
  broker: {},
};

class FakeRunner implements ContainerRunner {
  readonly kind: RunnerKind;
  state: RunnerState = { kind: "idle" };
  prepared = 0;
  disposed = 0;
  written: string[] = [];
  answer: Verdict["status"] = "passed";
  /** Settled by the test, as a boot that takes its time. */
  readonly boot = Promise.withResolvers<void>();
  readonly #listeners = new Set<(state: RunnerState) => void>();

  constructor(kind: RunnerKind) {
    this.kind = kind;
  }

  become(state: RunnerState): void {
    this.state = state;
    for (const listener of this.#listeners) listener(state);
  }

  subscribe(listener: (state: RunnerState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async prepare(): Promise<void> {
    this.prepared += 1;
    if (this.kind !== "webcontainer" || this.state.kind === "ready") return;
    this.become({ kind: "preparing", steps: [] });
    await this.boot.promise;
  }

  async run(_request: RunRequest): Promise<Verdict> {
    return {
      version: 1,
      exercise: "partition-log",
      runner: this.kind,
      status: this.answer,
      tests: [],
      durationMs: 1,
      console: [],
      consoleDropped: 0,
    };
  }

  write(text: string): void {
    this.written.push(text);
  }

  dispose(): void {
    this.disposed += 1;
    this.become({ kind: "idle" });
  }
}

let inPage: FakeRunner;
let container: FakeRunner;
let fetched: number;
let remembered: RunIn[];

beforeEach(() => {
  inPage = new FakeRunner("in-page");
  container = new FakeRunner("webcontainer");
  fetched = 0;
  remembered = [];
});

async function choiceOf(choice: RunIn | undefined): Promise<RunnerChoice<FakeRunner>> {
  const runner = new RunnerChoice<FakeRunner>({
    inPage,
    container: async () => {
      fetched += 1;
      return container;
    },
    remembered: choice,
    remember: (chosen) => remembered.push(chosen),
  });
  await runner.prepare(exercise);
  return runner;
}

async function bootIs(state: RunnerState): Promise<void> {
  await expect.poll(() => container.state.kind).toBe("preparing");
  container.become(state);
  container.boot.resolve();
}

const placeOf = async (runner: RunnerChoice<FakeRunner>) =>
  (await runner.run({ source: "" })).runner;

describe("A learner who has chosen nothing", () => {
  test("runs in the page, and no container is asked for", async () => {
    const runner = await choiceOf(undefined);
    runner.edited("a");
    expect(await placeOf(runner)).toBe("in-page");
    expect(runner.place).toMatchObject({ choice: "auto", asked: false });
    expect(fetched).toBe(0);
  });

  test("has asked, once a container was started, and that is remembered", async () => {
    const runner = await choiceOf(undefined);
    const places: boolean[] = [];
    runner.onPlace(({ asked }) => places.push(asked));
    const started = runner.startContainer();
    await bootIs({ kind: "ready" });
    await started;
    expect(remembered).toEqual(["auto"]);
    expect(places[0]).toBe(true);
    expect(await placeOf(runner)).toBe("webcontainer");
  });
});

describe("Auto, once a container was asked for", () => {
  test("asks for no container before the learner edits or runs", async () => {
    const runner = await choiceOf("auto");
    expect(inPage.prepared).toBe(1);
    expect(fetched).toBe(0);
    runner.edited("a");
    runner.edited("ab");
    await bootIs({ kind: "ready" });
    expect([fetched, container.prepared]).toEqual([1, 1]);
  });

  test("runs in the page until the container is up, and in the container from then on", async () => {
    const runner = await choiceOf("auto");
    expect(await placeOf(runner)).toBe("in-page");
    await bootIs({ kind: "ready" });
    expect(await placeOf(runner)).toBe("webcontainer");
  });

  test("runs in the page when there is no container, and does not boot again by itself", async () => {
    const runner = await choiceOf("auto");
    runner.edited("a");
    await bootIs({ kind: "unavailable", reason: "no" });
    expect(await placeOf(runner)).toBe("in-page");
    expect(container.prepared).toBe(1);
  });

  test("runs again in the page what a container could not run to its end", async () => {
    const runner = await choiceOf("auto");
    runner.edited("a");
    await bootIs({ kind: "ready" });
    container.answer = "runner-unavailable";
    expect(await placeOf(runner)).toBe("in-page");
  });

  test("tells the container of each edit once it is up", async () => {
    const runner = await choiceOf("auto");
    runner.edited("a");
    await bootIs({ kind: "ready" });
    runner.edited("ab");
    expect(container.written).toEqual(["ab"]);
  });
});

describe("Choosing the container", () => {
  test("makes a run wait for it", async () => {
    const runner = await choiceOf("webcontainer");
    const place = placeOf(runner);
    await bootIs({ kind: "ready" });
    expect(await place).toBe("webcontainer");
  });

  test("gives way to the page where it does not come up", async () => {
    const runner = await choiceOf("webcontainer");
    const place = placeOf(runner);
    await bootIs({ kind: "unavailable", reason: "no" });
    expect(await place).toBe("in-page");
    expect(await placeOf(runner)).toBe("in-page");
    expect(container.prepared).toBe(1);
  });

  test("can be taken back while a run waits", async () => {
    const runner = await choiceOf("webcontainer");
    const place = placeOf(runner);
    await expect.poll(() => container.state.kind).toBe("preparing");
    runner.choose("in-page");
    expect(await place).toBe("in-page");
  });

  test("lets a run that waits be stopped", async () => {
    const runner = await choiceOf("webcontainer");
    const stop = new AbortController();
    const verdict = runner.run({ source: "", signal: stop.signal });
    await expect.poll(() => container.state.kind).toBe("preparing");
    stop.abort();
    expect((await verdict).runner).toBe("in-page");
  });

  test("starts it at once, and is remembered", async () => {
    const runner = await choiceOf("in-page");
    runner.choose("webcontainer");
    await bootIs({ kind: "ready" });
    expect(remembered).toEqual(["webcontainer"]);
  });
});

describe("Choosing the page", () => {
  test("asks for no container, whatever the learner does", async () => {
    const runner = await choiceOf("in-page");
    runner.edited("a");
    expect(await placeOf(runner)).toBe("in-page");
    expect(fetched).toBe(0);
  });

  test("takes the asking back", async () => {
    const runner = await choiceOf("auto");
    runner.choose("in-page");
    expect(runner.place.asked).toBe(false);
    runner.edited("a");
    expect(fetched).toBe(0);
  });

  test("ends a container that is up", async () => {
    const runner = await choiceOf("auto");
    runner.edited("a");
    await bootIs({ kind: "ready" });
    runner.choose("in-page");
    expect(container.disposed).toBe(1);
    expect(await placeOf(runner)).toBe("in-page");
  });
});

test("Where the container's own code cannot be fetched, it says so, and can be tried again", async () => {
  let fails = true;
  const runner = new RunnerChoice<FakeRunner>({
    inPage,
    container: async () => {
      if (fails) throw new TypeError("Failed to fetch dynamically imported module");
      return container;
    },
    remembered: "auto",
    remember: () => {},
  });
  await runner.prepare(exercise);
  await runner.startContainer();
  expect(runner.place.container.kind).toBe("unavailable");
  fails = false;
  const again = runner.startContainer();
  await bootIs({ kind: "ready" });
  await again;
  expect(runner.place.container.kind).toBe("ready");
});
