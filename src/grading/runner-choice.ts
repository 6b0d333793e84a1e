/**
 * Where the tests run: in the page, in a container, or wherever is ready. A container comes from another host,
 * so none is asked for before the learner has asked for one, and then not before they edit or run.
 */
import type { RunnerKind, Verdict } from "../../exercises/grading/verdict.ts";
import type { GradedExercise, Runner, RunnerState, RunRequest } from "./runner.ts";

/** `auto`: in the container once it is up, if the learner has asked for one; in the page until then. */
export type RunIn = "auto" | "webcontainer" | "in-page";

export const RUN_IN: readonly RunIn[] = ["auto", "webcontainer", "in-page"];

/** How things stand, for the screen. */
export interface Place {
  readonly choice: RunIn;
  readonly container: RunnerState;
  /** The learner has asked for containers, now or on an earlier visit: later ones may start by themselves. */
  readonly asked: boolean;
}

/** What is asked of the runner in the container. */
export type ContainerRunner = Runner & {
  /** Keeps the learner's module in the container the same as in the editor. */
  write(text: string): void;
};

export interface RunnerChoiceOptions<Container extends ContainerRunner> {
  readonly inPage: Runner;
  /** Fetches the code of the container's runner: the first sign of interest in a container. */
  readonly container: () => Promise<Container>;
  /** What the learner chose last; undefined for one who never chose, and who has asked for no container. */
  readonly remembered: RunIn | undefined;
  readonly remember: (choice: RunIn) => void;
}

/** A runner that is one of two. */
export class RunnerChoice<Container extends ContainerRunner = ContainerRunner> implements Runner {
  readonly #options: RunnerChoiceOptions<Container>;
  readonly #listeners = new Set<(place: Place) => void>();
  #choice: RunIn;
  #asked: boolean;
  #exercise: GradedExercise | undefined;
  #container: Container | undefined;
  #coming: Promise<Container> | undefined;
  #starting: Promise<void> | undefined;
  #containerState: RunnerState = { kind: "idle" };
  /** The learner has edited or run: from now on a container may be started. */
  #begun = false;

  constructor(options: RunnerChoiceOptions<Container>) {
    this.#options = options;
    this.#choice = options.remembered ?? "auto";
    this.#asked = options.remembered === "auto" || options.remembered === "webcontainer";
  }

  /** Where the next run would take place, were it now. */
  get kind(): RunnerKind {
    return this.#useContainer ? "webcontainer" : "in-page";
  }

  get state(): RunnerState {
    return this.#useContainer ? this.#containerState : this.#options.inPage.state;
  }

  get place(): Place {
    return { choice: this.#choice, container: this.#containerState, asked: this.#asked };
  }

  /** The container's runner, while a container is up. */
  get container(): Container | undefined {
    return this.#containerState.kind === "ready" ? this.#container : undefined;
  }

  subscribe(listener: (state: RunnerState) => void): () => void {
    return this.#options.inPage.subscribe(listener);
  }

  /** Calls back on each change of `place`; returns a function that stops it. */
  onPlace(listener: (place: Place) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Gets the page ready, and asks nobody else. */
  async prepare(exercise: GradedExercise): Promise<void> {
    this.#exercise = exercise;
    await this.#options.inPage.prepare(exercise);
  }

  /** The learner changed the text: time to start a container that was asked for, and to tell the one that is up. */
  edited(text: string): void {
    this.#begin();
    this.container?.write(text);
  }

  /** Chooses, and remembers it. Choosing the container starts it; choosing the page ends it. */
  choose(choice: RunIn): void {
    this.#choice = choice;
    this.#asked = choice !== "in-page";
    this.#options.remember(choice);
    if (choice === "in-page") this.#container?.dispose();
    this.#changed();
    if (choice === "webcontainer") void this.#startAsked();
    else if (this.#begun) this.#begin();
  }

  /**
   * The learner asks for a container, or for another try. Its state says what becomes of it. With _Auto_ the
   * asking is remembered; whoever has chosen the page gets this one container.
   */
  async startContainer(): Promise<void> {
    if (this.#choice === "auto" && !this.#asked) {
      this.#asked = true;
      this.#options.remember("auto");
      this.#changed();
    }
    await this.#startAsked();
  }

  async #startAsked(): Promise<void> {
    this.#begun = true;
    this.#starting ??= this.#start().finally(() => {
      this.#starting = undefined;
    });
    await this.#starting;
  }

  async #start(): Promise<void> {
    const exercise = this.#exercise;
    if (exercise === undefined) return;
    this.#coming ??= this.#options.container();
    try {
      const container = await this.#coming;
      if (this.#container === undefined) {
        this.#container = container;
        container.subscribe((state) => {
          this.#containerState = state;
          this.#changed();
        });
      }
      await container.prepare(exercise);
    } catch (error) {
      // Our own code could not be fetched.
      this.#coming = undefined;
      console.warn(error);
      this.#containerState = {
        kind: "unavailable",
        title: "The container could not be fetched",
        reason: "Check the connection, then try again. The tests run in the page.",
      };
      this.#changed();
    }
  }

  /** Never rejects. Where the container is chosen and not to be had, the page steps in. */
  async run(request: RunRequest): Promise<Verdict> {
    this.#begin();
    const hopeful = this.#containerState.kind !== "unavailable";
    if (this.#choice === "webcontainer" && this.container === undefined && hopeful) {
      await Promise.race([this.#startAsked(), stopped(request.signal), this.#chosenOtherwise()]);
    }
    const { container } = this;
    if (this.#choice !== "in-page" && container !== undefined) {
      const verdict = await container.run(request);
      if (verdict.status !== "runner-unavailable") return verdict;
    }
    return this.#options.inPage.run(request);
  }

  dispose(): void {
    this.#container?.dispose();
    this.#options.inPage.dispose();
  }

  get #useContainer(): boolean {
    return this.#choice !== "in-page" && this.container !== undefined;
  }

  #begin(): void {
    this.#begun = true;
    if (!this.#asked || this.#containerState.kind !== "idle") return;
    void this.#startAsked();
  }

  #chosenOtherwise(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.onPlace(({ choice }) => {
        if (choice === "webcontainer") return;
        stop();
        resolve();
      });
    });
  }

  #changed(): void {
    for (const listener of this.#listeners) listener(this.place);
  }
}

function stopped(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener("abort", () => resolve(), { once: true });
  });
}
