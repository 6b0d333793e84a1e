/**
 * The runner with a whole Node.js behind it: a WebContainer that holds the kit, Vitest that stays up in it, and
 * a shell. Everything that it touches of the browser is handed in.
 */
import type { WebContainer, WebContainerProcess } from "@webcontainer/api";
import type { RunnerKind, Verdict } from "../../../exercises/grading/verdict.ts";
import { VerdictBuilder } from "../../../exercises/grading/verdict-builder.ts";
import {
  type GradedExercise,
  NotPreparedError,
  type PreparationStep,
  type Runner,
  type RunnerState,
  type RunRequest,
} from "../runner.ts";
import { Steps } from "../steps.ts";
import { ContainerFailure, failureOf } from "./failures.ts";
import { GradingService } from "./grading-service.ts";
import { installPackages, keepPackages } from "./install.ts";
import type { InstalledModules } from "./installed-modules.ts";
import { type Kit, type LearnerFiles, learnerFiles, toTree } from "./kit.ts";
import type { LastBoot } from "./last-boot.ts";
import { LearnerCopy, type OnShellEdit } from "./learner-copy.ts";
import type { LetGo } from "./page-turn.ts";

/** What the runner uses of the world. */
export interface ContainerEnvironment {
  /** Says whether a container can come up here at all; throws a `ContainerFailure` if not. */
  readonly check: () => void;
  /** Boots the container; rejects with a `ContainerFailure`. */
  readonly boot: () => Promise<WebContainer>;
  readonly fetchKit: () => Promise<Kit>;
  /** What the learner has written so far, by exercise. */
  readonly drafts: () => Promise<ReadonlyMap<string, string>>;
  readonly modules: InstalledModules;
  readonly lastBoot: LastBoot;
  /** Takes the container from an older page; calls back when a newer page takes it from this one. */
  readonly takeTurn: (onTaken: () => void) => Promise<LetGo>;
  readonly onShellEdit: OnShellEdit;
}

/** Size of a terminal, in characters. */
export interface TerminalSize {
  readonly cols: number;
  readonly rows: number;
}

/** Getting ready, step by step, as the learner reads it. */
export const CONTAINER_STEPS = [
  "Check the headers",
  "Boot Node.js",
  "Mount the exercises",
  "Install packages",
  "Start Vitest",
] as const;

/** A learner who does not run for this long is reading, or writing: time enough for other work. */
const KEEP_AFTER_MS = 10_000;

const [HEADERS, BOOT, MOUNT, INSTALL, READY] = CONTAINER_STEPS;

/** A container with the kit in it. */
interface Place {
  readonly container: WebContainer;
  readonly copy: LearnerCopy;
  readonly paths: LearnerFiles;
}

/** A container that is ready. */
interface Up extends Place {
  /** Ends it and lets other pages have theirs. */
  readonly takeDown: () => void;
}

/** Why a boot ended that nobody wants any more. */
const CLOSED = Symbol("closed");

export class WebContainerRunner implements Runner {
  readonly kind: RunnerKind = "webcontainer";
  readonly #environment: ContainerEnvironment;
  readonly #listeners = new Set<(state: RunnerState) => void>();
  #state: RunnerState = { kind: "idle" };
  #steps: readonly PreparationStep[] = [];
  #exercise: GradedExercise | undefined;
  #preparing: Promise<void> | undefined;
  #up: Up | undefined;
  /** The grading process: on its way, and once it is there. */
  #service: Promise<GradingService> | undefined;
  #serving: GradingService | undefined;
  #running: AbortController | undefined;
  /** Settles when a run is over for the first time. */
  readonly #firstRun = Promise.withResolvers<void>();
  /** Settles when no run is under way. */
  #idle: Promise<unknown> = Promise.resolve();
  /** Aborted when the container is taken away, with the reason. */
  #session: AbortController | undefined;

  constructor(environment: ContainerEnvironment) {
    this.#environment = environment;
  }

  get state(): RunnerState {
    return this.#state;
  }

  subscribe(listener: (state: RunnerState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Never rejects: `state` says whether it worked. Calling it after a failure tries again. */
  async prepare(exercise: GradedExercise): Promise<void> {
    this.#exercise = exercise;
    // A boot that was called off is still on its way to its end: the client knows no way to stop it.
    while (this.#session?.signal.aborted && this.#preparing !== undefined) await this.#preparing;
    if (this.#state.kind === "ready") return;
    this.#preparing ??= this.#getReady(exercise).finally(() => {
      this.#preparing = undefined;
    });
    await this.#preparing;
  }

  /** Writes the learner's module into the container, for its shell to see, if there is one. */
  write(text: string): void {
    const exercise = this.#exercise?.exercise.id;
    if (exercise !== undefined) void this.#up?.copy.write(exercise, text).catch(() => {});
  }

  async run({ source, signal, onEvent }: RunRequest): Promise<Verdict> {
    const exercise = this.#exercise;
    const up = this.#up;
    if (exercise === undefined || up === undefined) return this.#unavailable();
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const signals = signal === undefined ? [running.signal] : [running.signal, signal];
    const run = async (): Promise<Verdict> => {
      await up.copy.write(exercise.exercise.id, source);
      const service = await this.#serve(up, exercise);
      return service.run({
        signal: AbortSignal.any(signals),
        ...(onEvent === undefined ? {} : { onEvent }),
      });
    };
    const verdict = run();
    this.#idle = verdict.catch(() => {});
    try {
      return await verdict;
    } catch (error) {
      this.#fail(error);
      return this.#unavailable();
    } finally {
      this.#firstRun.resolve();
      // A run that had to be killed took Vitest along: the next one need not wait for it to come up again.
      if (this.#up === up) void this.#serve(up, exercise).catch((error) => this.#fail(error));
    }
  }

  /** Opens a shell in the container. */
  async openShell(terminal: TerminalSize): Promise<WebContainerProcess> {
    const up = this.#up;
    if (up === undefined) throw new ContainerFailure("stopped");
    return up.container.spawn("jsh", { terminal, env: { TERM: "xterm-256color" } });
  }

  dispose(): void {
    this.#takeDown(CLOSED);
    this.#become({ kind: "idle" });
  }

  async #getReady(exercise: GradedExercise): Promise<void> {
    const { check, boot, fetchKit, modules, lastBoot, takeTurn } = this.#environment;
    const session = new AbortController();
    this.#session = session;
    const steps = new Steps(CONTAINER_STEPS, (list) => {
      this.#steps = list;
      if (!session.signal.aborted) this.#become({ kind: "preparing", steps: list });
    });
    /** One step, unless the container was taken away or closed in the meantime. */
    const step = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
      const result = await steps.run(name, work);
      session.signal.throwIfAborted();
      return result;
    };
    const undo: (() => void)[] = [];
    try {
      await step(HEADERS, async () => {
        check();
        if (lastBoot.tookTheTabDown()) throw new ContainerFailure("took-the-tab-down");
      });
      lastBoot.begin();
      // The kit is ours and small; it may come while the container does.
      const kitComing = fetchKit();
      kitComing.catch(() => {});
      const container = await step(BOOT, async () => {
        undo.push(await takeTurn(() => this.#fail(new ContainerFailure("held-by-newer-page"))));
        const booted = await boot();
        undo.push(() => booted.teardown());
        return booted;
      });
      container.on("error", ({ message }) => this.#fail(stopped(message)));
      const up = await step(MOUNT, () => this.#mount(container, kitComing));
      const kit = await kitComing;
      const how = await step(INSTALL, () => installPackages(container, kit, modules));
      await step(READY, () => this.#serve(up, exercise));
      this.#up = { ...up, takeDown: () => undo.forEach(call) };
      this.#become({ kind: "ready" });
      if (how === "installed") void this.#keep(container, kit);
    } catch (error) {
      undo.forEach(call);
      if (error !== CLOSED) this.#fail(error);
    } finally {
      lastBoot.end();
    }
  }

  /** Keeps what was installed, once the first run is over: the two would share the machine. */
  async #keep(container: WebContainer, kit: Kit): Promise<void> {
    await Promise.race([this.#firstRun.promise, after(KEEP_AFTER_MS)]);
    await this.#idle;
    if (this.#up?.container !== container) return;
    try {
      await keepPackages(container, kit, this.#environment.modules);
    } catch (error) {
      console.warn("The installed packages could not be kept for the next visit.", error);
    }
  }

  async #mount(container: WebContainer, kitComing: Promise<Kit>): Promise<Place> {
    const [kit, drafts] = await Promise.all([kitComing, this.#environment.drafts()]);
    const paths = learnerFiles(kit);
    const texts = new Map([...drafts].filter(([exercise]) => paths.has(exercise)));
    const files: Record<string, string> = { ...kit.files };
    for (const [exercise, text] of texts) files[paths.get(exercise) ?? ""] = text;
    await container.mount(toTree(files));
    const copy = new LearnerCopy(container, kit, texts, this.#environment.onShellEdit);
    return { container, copy, paths };
  }

  /** The grading process, started anew if the last one had to be killed. */
  async #serve(up: Place, exercise: GradedExercise): Promise<GradingService> {
    if (this.#service !== undefined && !this.#serving?.over) return this.#service;
    const module = up.paths.get(exercise.exercise.id);
    if (module === undefined) throw new ContainerFailure("broken", { detail: "not in the kit" });
    this.#serving = undefined;
    this.#service = GradingService.start(up.container, exercise, module);
    this.#serving = await this.#service;
    return this.#service;
  }

  #fail(error: unknown): void {
    const failure = failureOf(error);
    if (failure.cause !== undefined) console.warn(failure.cause);
    this.#takeDown(failure);
    this.#become({
      kind: "unavailable",
      title: failure.title,
      reason: failure.message,
      steps: this.#steps,
    });
  }

  #takeDown(reason: unknown): void {
    this.#session?.abort(reason);
    this.#running?.abort();
    this.#service = undefined;
    this.#serving = undefined;
    const up = this.#up;
    this.#up = undefined;
    up?.takeDown();
  }

  #unavailable(): Verdict {
    const { state } = this;
    const message =
      state.kind === "unavailable" ? state.reason : new ContainerFailure("stopped").message;
    const exercise = this.#exercise?.exercise;
    if (exercise === undefined) throw new NotPreparedError("call prepare() before run()");
    return new VerdictBuilder(exercise, this.kind).conclude(
      { kind: "runner-unavailable", problem: { message } },
      { durationMs: 0 },
    );
  }

  #become(state: RunnerState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}

/** What an error that the container itself reports comes to. */
function stopped(message: string): ContainerFailure {
  const failure = failureOf(message);
  return failure.code === "broken" ? new ContainerFailure("stopped", { detail: message }) : failure;
}

function call(act: () => void): void {
  act();
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
