/** The page's end of the process that grades in the container: `exercises/grading/container`. */
import type { WebContainer, WebContainerProcess } from "@webcontainer/api";
import type {
  ContainerMessage,
  GradingCommand,
  ServiceOrder,
} from "../../../exercises/grading/container/protocol.ts";
import {
  LINE_PREFIX,
  type LoadingStep,
  type PlainError,
} from "../../../exercises/grading/messages.ts";
import { SuiteRun } from "../../../exercises/grading/suite-run.ts";
import { LIMITS, type Verdict } from "../../../exercises/grading/verdict.ts";
import type { Ending } from "../../../exercises/grading/verdict-builder.ts";
import type { GradedExercise, RunRequest } from "../runner.ts";
import { ContainerFailure } from "./failures.ts";
import { readLines } from "./output.ts";

const SERVICE = "grading/container/grading-service.ts";
const MEMORY_LIMIT = 1024 ** 3;
/** Vitest may take this long to come up, and a run to begin, in milliseconds. */
const STARTUP_MS = 60_000;
/** How often to look for a suite that hangs, in milliseconds. */
const WATCH_MS = 100;

/** A process that grades one exercise, again and again. */
export class GradingService {
  /** Version of Node in the container: `22.22.0`. */
  readonly node: string;
  readonly #exercise: GradedExercise;
  readonly #process: WebContainerProcess;
  readonly #input: WritableStreamDefaultWriter<string>;
  readonly #listeners = new Set<(message: ContainerMessage) => void>();
  #over = false;

  private constructor(exercise: GradedExercise, process: WebContainerProcess, node: string) {
    this.#exercise = exercise;
    this.#process = process;
    this.#input = process.input.getWriter();
    this.node = node;
    void process.exit.then(() => {
      this.#over = true;
    });
  }

  /**
   * Starts it and waits until Vitest is up.
   *
   * @param module path of the learner's module in the kit.
   * @throws {ContainerFailure} if it does not come up.
   */
  static async start(
    container: Pick<WebContainer, "spawn">,
    exercise: GradedExercise,
    module: string,
  ): Promise<GradingService> {
    const order = JSON.stringify(orderOf(exercise, module));
    const process = await container.spawn("node", [SERVICE, order], {
      env: { NO_COLOR: "1", NODE_ENV: "test" },
    });
    let service: GradingService | undefined;
    let said = "";
    const ready = new Promise<string>((resolve) => {
      void readLines(process.output, (line) => {
        const message = messageIn(line);
        if (message === undefined) said = line.trim() || said;
        else if (message.kind === "ready") resolve(message.node);
        else service?.hear(message);
      });
    });
    const gone = process.exit.then((code) => {
      throw new ContainerFailure("broken", { detail: said || `Node ended with ${code}` });
    });
    const late = after(STARTUP_MS).then(() => {
      process.kill();
      throw new ContainerFailure("broken", { detail: "Vitest did not start" });
    });
    late.catch(() => {});
    gone.catch(() => {});
    const node = await Promise.race([ready, gone, late]);
    service = new GradingService(exercise, process, node);
    return service;
  }

  /** Whether the process has ended: by itself, or because a run had to be killed. */
  get over(): boolean {
    return this.#over;
  }

  /** Told each message of the process. */
  hear(message: ContainerMessage): void {
    for (const listener of this.#listeners) listener(message);
  }

  /** Runs the suite with the files as they are. Aborting, hanging or using up memory ends the process. */
  async run({ signal, onEvent }: Omit<RunRequest, "source">): Promise<Verdict> {
    const { exercise } = this.#exercise;
    const run = new SuiteRun({
      exercise,
      file: `${exercise.id}.ts`,
      runner: "webcontainer",
      node: this.node,
      explain: (step, error) => this.#explain(step, error),
      onEvent: onEvent ?? (() => {}),
    });
    const started = performance.now();
    const over = Promise.withResolvers<void>();
    const stop = (): void => {
      this.kill();
      over.resolve();
    };
    const hear = (message: ContainerMessage): void => {
      if (message.kind === "pulse") {
        run.pulse(message.cpuMs);
      } else if (message.kind === "out-of-memory") {
        if (run.underWay) run.endOutOfMemory();
        stop();
      } else if (message.kind === "run-over") {
        over.resolve();
      } else if (message.kind !== "ready" && message.kind !== "explained") {
        run.hear(message, performance.now());
      }
    };
    const cancel = (): void => {
      run.endCancelled();
      stop();
    };
    const watch = setInterval(() => {
      const now = performance.now();
      if (run.endIfSilent(now, LIMITS.stallMs)) stop();
      else if (!run.underWay && run.verdict === undefined && now - started > STARTUP_MS) stop();
    }, WATCH_MS);
    this.#listeners.add(hear);
    signal?.addEventListener("abort", cancel, { once: true });
    if (signal?.aborted) cancel();
    else this.#command({ kind: "run" });
    await Promise.race([over.promise, this.#process.exit]);
    clearInterval(watch);
    signal?.removeEventListener("abort", cancel);
    this.#listeners.delete(hear);
    // A thread or a process that died in the middle was taken down by the suite: out of memory, mostly.
    if (run.underWay) run.endOutOfMemory();
    return run.verdict ?? run.endUnavailable(new ContainerFailure("stopped").message);
  }

  kill(): void {
    if (this.#over) return;
    this.#over = true;
    this.#process.kill();
  }

  #explain(step: LoadingStep, error: PlainError): Promise<Ending> {
    return new Promise((resolve) => {
      const hear = (message: ContainerMessage): void => {
        if (message.kind !== "explained") return;
        this.#listeners.delete(hear);
        resolve(message.ending);
      };
      this.#listeners.add(hear);
      void this.#process.exit.then(() => {
        const problem = { message: new ContainerFailure("stopped").message };
        resolve({ kind: "runner-unavailable", problem });
      });
      this.#command({ kind: "explain", step, error });
    });
  }

  #command(command: GradingCommand): void {
    void this.#input.write(`${JSON.stringify(command)}\n`);
  }
}

function orderOf({ exercise }: GradedExercise, module: string): ServiceOrder {
  const suite = module.replace(/\.ts$/, ".test.ts");
  return {
    suite: { suite, module, exports: exercise.exports },
    given: exercise.given,
    memoryLimit: MEMORY_LIMIT,
  };
}

/** The message in a line of output. What else a process writes is none: its own echo, a warning. */
function messageIn(line: string): ContainerMessage | undefined {
  const start = line.indexOf(LINE_PREFIX);
  if (start === -1) return undefined;
  return JSON.parse(line.slice(start + LINE_PREFIX.length)) satisfies ContainerMessage;
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
