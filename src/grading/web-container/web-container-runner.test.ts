import type { WebContainer, WebContainerProcess } from "@webcontainer/api";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { LINE_PREFIX } from "../../../exercises/grading/messages.ts";
import type { GradedExercise } from "../runner.ts";
import { ContainerFailure } from "./failures.ts";
import { WebContainerRunner } from "./web-container-runner.ts";

const TEST = "Gives offsets from 0";
const PATH = "03-partition-log/partition-log.ts";

const exercise: GradedExercise = {
  exercise: {
    id: "partition-log",
    title: "The partition log",
    number: 3,
    lesson: "the-log",
    exports: ["PartitionLog"],
    given: [],
    minutes: 5,
    difficulty: "introductory",
    tasks: [
      {
        id: "append",
        title: "Append and read",
        section: "append",
        tests: [TEST],
        hints: ["A question?", "A direction.", "Almost the answer."],
      },
    ],
  },
  suite: "",
  broker: {},
};

/** A process whose output the test writes. */
class FakeProcess implements WebContainerProcess {
  readonly #exit = Promise.withResolvers<number>();
  readonly exit = this.#exit.promise;
  readonly written: string[] = [];
  killed = false;
  readonly output: ReadableStream<string>;
  readonly input: WritableStream<string>;
  #say: (text: string) => void = () => {};

  constructor(onInput: (process: FakeProcess, line: string) => void) {
    this.output = new ReadableStream({
      start: (controller) => {
        this.#say = (text) => controller.enqueue(text);
      },
    });
    this.input = new WritableStream({
      write: (line) => {
        this.written.push(line);
        onInput(this, line);
      },
    });
  }

  say(message: object): void {
    this.#say(`${LINE_PREFIX}${JSON.stringify(message)}\r\n`);
  }

  end(code: number): void {
    this.#exit.resolve(code);
  }

  kill(): void {
    this.killed = true;
    this.end(137);
  }

  resize(): void {}
}

let processes: FakeProcess[];
let files: Map<string, string>;
let torn: number;
let npm: number;
let onInput: (process: FakeProcess, line: string) => void;
let tellError: (error: { message: string }) => void;
let taken: () => void;
let marks: string[];

const suite = PATH.replace(".ts", ".test.ts");
const result = { title: TEST, status: "passed", durationMs: 1, console: [] };

/** Answers a run as a suite that passes does. */
function passes(process: FakeProcess): void {
  process.say({ kind: "loading", suite });
  process.say({ kind: "test-started", describe: "Append and read", title: TEST, suite });
  process.say({ kind: "test-finished", describe: "Append and read", result, suite });
  process.say({ kind: "finished", console: [], consoleDropped: 0, suite });
  process.say({ kind: "run-over" });
}

beforeEach(() => {
  processes = [];
  files = new Map();
  torn = 0;
  npm = 0;
  marks = [];
  onInput = passes;
  vi.spyOn(console, "warn").mockImplementation(() => {});
});

function fakeContainer(): WebContainer {
  const container = {
    fs: {
      writeFile: async (path: string, text: string) => void files.set(path, text),
      readFile: async (path: string) => files.get(path) ?? "",
      mkdir: async () => {},
      rm: async () => {},
      watch: () => ({ close() {} }),
    },
    mount: async () => {},
    export: async () => new Uint8Array([1]),
    on: (_event: string, listener: typeof tellError) => {
      tellError = listener;
      return () => {};
    },
    spawn: async (command: string) => {
      const process = new FakeProcess((self, line) => onInput(self, line));
      processes.push(process);
      if (command === "npm") process.end(npm);
      else process.say({ kind: "ready", node: "22.22.0" });
      return process;
    },
    teardown: () => {
      torn += 1;
    },
  };
  // The runner uses no more of it than this.
  return container as unknown as WebContainer;
}

function runnerWith(boot: () => Promise<WebContainer> = async () => fakeContainer()) {
  return new WebContainerRunner({
    check: () => {},
    boot,
    fetchKit: async () => ({
      files: { "03-partition-log/exercise.ts": "", [PATH.replace(".ts", ".starter.ts")]: "" },
      lock: "lock",
    }),
    drafts: async () => new Map([["partition-log", "a draft"]]),
    modules: { restore: async () => undefined, keep: async () => true, drop: async () => {} },
    lastBoot: {
      tookTheTabDown: () => false,
      begin: () => marks.push("begin"),
      end: () => marks.push("end"),
    },
    takeTurn: async (onTaken) => {
      taken = onTaken;
      marks.push("turn");
      return () => marks.push("let go");
    },
    onShellEdit: () => {},
  });
}

describe("A container", () => {
  test("is up after its five steps, and grades in its Node", async () => {
    const runner = runnerWith();
    const seen: string[] = [];
    runner.subscribe((state) => {
      if (state.kind !== "preparing") return;
      const running = state.steps.find((step) => step.state === "running");
      if (running !== undefined) seen.push(running.name);
    });
    await runner.prepare(exercise);
    expect(seen).toEqual([
      "Check the headers",
      "Boot Node.js",
      "Mount the exercises",
      "Install packages",
      "Start Vitest",
    ]);
    expect(runner.state).toEqual({ kind: "ready" });
    expect(marks).toEqual(["begin", "turn", "end"]);
    const verdict = await runner.run({ source: "mine" });
    expect(verdict).toMatchObject({ status: "passed", runner: "webcontainer", node: "22.22.0" });
    expect(files.get(PATH)).toBe("mine");
  });

  test("is asked for once, however often it is prepared", async () => {
    const boot = vi.fn(async () => fakeContainer());
    const runner = runnerWith(boot);
    await Promise.all([runner.prepare(exercise), runner.prepare(exercise)]);
    await runner.prepare(exercise);
    expect(boot).toHaveBeenCalledTimes(1);
  });

  test("whose boot fails says why, and can be tried again", async () => {
    let works = false;
    const runner = runnerWith(async () => {
      if (!works) throw new ContainerFailure("too-slow");
      return fakeContainer();
    });
    await runner.prepare(exercise);
    expect(runner.state).toMatchObject({
      kind: "unavailable",
      title: expect.stringContaining("long"),
    });
    expect(marks).toEqual(["begin", "turn", "let go", "end"]);
    works = true;
    await runner.prepare(exercise);
    expect(runner.state.kind).toBe("ready");
  });

  test("whose packages cannot be installed is taken down", async () => {
    npm = 1;
    const runner = runnerWith();
    await runner.prepare(exercise);
    expect(runner.state).toMatchObject({ kind: "unavailable" });
    expect(torn).toBe(1);
  });

  test("that another page takes is taken down, and says so", async () => {
    const runner = runnerWith();
    await runner.prepare(exercise);
    taken();
    expect(runner.state).toMatchObject({ title: expect.stringContaining("newer page") });
    expect(torn).toBe(1);
  });

  test("that another page takes in the middle of its boot does not come up", async () => {
    const booting = Promise.withResolvers<WebContainer>();
    const runner = runnerWith(() => booting.promise);
    const prepared = runner.prepare(exercise);
    await vi.waitFor(() => expect(marks).toContain("turn"));
    taken();
    booting.resolve(fakeContainer());
    await prepared;
    expect(runner.state).toMatchObject({ title: expect.stringContaining("newer page") });
    expect(torn).toBe(1);
  });

  test("that reports an error of its own has stopped", async () => {
    const runner = runnerWith();
    await runner.prepare(exercise);
    tellError({ message: "RuntimeError: unreachable" });
    expect(runner.state).toMatchObject({ title: "The container has stopped" });
    expect((await runner.run({ source: "" })).status).toBe("runner-unavailable");
  });

  test("that is closed leaves nothing", async () => {
    const runner = runnerWith();
    await runner.prepare(exercise);
    runner.dispose();
    expect(torn).toBe(1);
    expect(runner.state).toEqual({ kind: "idle" });
    expect(marks).toContain("let go");
  });
});

describe("A run", () => {
  test("that is stopped ends Vitest and not the container, and the next one runs", async () => {
    const runner = runnerWith();
    await runner.prepare(exercise);
    const stop = new AbortController();
    onInput = (process) => {
      process.say({ kind: "loading", suite });
      stop.abort();
    };
    const verdict = await runner.run({ source: "", signal: stop.signal });
    expect(verdict.status).toBe("cancelled");
    expect(processes.at(1)?.killed).toBe(true);
    expect(torn).toBe(0);
    onInput = passes;
    expect((await runner.run({ source: "" })).status).toBe("passed");
  });

  test("whose process dies in the middle ran out of memory", async () => {
    const runner = runnerWith();
    await runner.prepare(exercise);
    onInput = (process) => {
      process.say({ kind: "loading", suite });
      process.end(134);
    };
    const verdict = await runner.run({ source: "" });
    expect(verdict).toMatchObject({
      status: "crashed",
      problem: { message: expect.stringContaining("memory") },
    });
  });

  test("of a module that cannot be loaded is explained in the container", async () => {
    const runner = runnerWith();
    await runner.prepare(exercise);
    const problem = { message: "partition-log.ts has a syntax error" };
    onInput = (process, line) => {
      if (line.includes("explain")) {
        process.say({ kind: "explained", ending: { kind: "did-not-compile", problem } });
      } else {
        process.say({ kind: "not-loaded", step: "import-module", error: { message: "no" }, suite });
        process.say({ kind: "run-over" });
      }
    };
    expect(await runner.run({ source: "" })).toMatchObject({ status: "did-not-compile", problem });
  });
});
