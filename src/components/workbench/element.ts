/**
 * What runs on a page that is only read: shows the learner's saved code and how they stand, and waits
 * for the first touch. Everything heavy is fetched then, by `mount.tsx`.
 */
import { exerciseProgress } from "../../study/progress.ts";
import { readDraft, readProgress } from "../../study/read-progress.ts";
import { idleLine } from "./idle-line.ts";
import { isApple } from "./keyboard.ts";

/** Touches that mean: the learner begins. A pointer that only passes over does not. */
const TOUCHES = ["pointerdown", "focusin", "keydown"] as const;

class MinibrokerWorkbench extends HTMLElement {
  #starting: Promise<void> | undefined;
  /** The control that was pressed while the rest was still being fetched. */
  #pressed: HTMLElement | undefined;

  connectedCallback(): void {
    for (const touch of TOUCHES) this.addEventListener(touch, this.#onTouch);
    this.addEventListener("click", this.#onEarlyClick, true);
    if (isApple(navigator.platform)) this.#writeKeysForApple();
    void this.#showDraft();
    void this.#showStanding();
  }

  readonly #onTouch = (event: Event): void => {
    // Reading with the keyboard goes through the page with Tab; only what is inside counts, and links lead away.
    if (event.target instanceof Element && event.target.closest("a, [data-reading]") !== null)
      return;
    void this.#start();
  };

  /** Until the parts listen, a press on one of them is kept, not lost. */
  readonly #onEarlyClick = (event: Event): void => {
    const target = event.target instanceof Element ? event.target.closest("button") : null;
    if (target === null) return;
    event.stopPropagation();
    this.#pressed = target;
    void this.#start();
  };

  #start(): Promise<void> {
    this.#starting ??= this.#mount().catch((cause: unknown) => {
      // The next touch tries again.
      this.#starting = undefined;
      this.#tell(cause);
    });
    return this.#starting;
  }

  async #mount(): Promise<void> {
    const { mountWorkbench } = await import("./mount.tsx");
    await mountWorkbench(this);
    for (const touch of TOUCHES) this.removeEventListener(touch, this.#onTouch);
    this.removeEventListener("click", this.#onEarlyClick, true);
    this.querySelector("[data-start-failure]")?.replaceChildren();
    this.#pressed?.click();
  }

  #tell(cause: unknown): void {
    console.error(cause);
    const place = this.querySelector("[data-start-failure]");
    if (place === null) return;
    const message = document.createElement("p");
    message.textContent =
      cause instanceof Error && cause.name === "ExerciseUnavailableError"
        ? cause.message
        : "The editor could not be loaded. Your code is safe in this browser. Check the connection, then press Run tests to try again.";
    place.replaceChildren(message);
  }

  async #showDraft(): Promise<void> {
    const exercise = this.dataset["exercise"];
    const list = this.querySelector(".wb-text ol");
    if (exercise === undefined || list === null) return;
    const draft = await readDraft(exercise);
    if (draft === undefined || this.#starting !== undefined) return;
    list.replaceChildren(
      ...draft.text
        .replace(/\n$/, "")
        .split("\n")
        .map((line) => {
          const item = document.createElement("li");
          item.textContent = line === "" ? " " : line;
          return item;
        }),
    );
  }

  async #showStanding(): Promise<void> {
    const { exercise, tests } = this.dataset;
    const line = this.querySelector(".wb-foot p");
    if (exercise === undefined || tests === undefined || line === null) return;
    const standing = exerciseProgress(await readProgress(), exercise);
    if (this.#starting === undefined) line.textContent = idleLine(Number(tests), standing);
  }

  #writeKeysForApple(): void {
    for (const keys of this.querySelectorAll<HTMLElement>("[data-apple]")) {
      keys.textContent = keys.dataset["apple"] ?? keys.textContent;
    }
  }
}

customElements.define("minibroker-workbench", MinibrokerWorkbench);
