/**
 * What runs on every page with a running figure: waits until the figure comes near the window, and fetches
 * the stage and the scene then.
 */

/** How far from the window a figure is fetched. */
const NEAR = "240px";

class MinibrokerScene extends HTMLElement {
  #starting: Promise<void> | undefined;
  /** The control that was pressed while the rest was still being fetched. */
  #pressed: HTMLElement | undefined;

  connectedCallback(): void {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        void this.#start();
      },
      { rootMargin: NEAR },
    );
    observer.observe(this);
    this.addEventListener("focusin", this.#onFocus);
    this.addEventListener("click", this.#onEarlyClick, true);
  }

  readonly #onFocus = (): void => {
    void this.#start();
  };

  readonly #onEarlyClick = (event: Event): void => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button === null) return;
    event.stopPropagation();
    this.#pressed = button;
    void this.#start();
  };

  #start(): Promise<void> {
    this.#starting ??= this.#mount().catch((cause: unknown) => {
      console.error(cause);
      this.#tell();
    });
    return this.#starting;
  }

  async #mount(): Promise<void> {
    const { mountScene } = await import("./mount.tsx");
    await mountScene(this);
    this.removeEventListener("focusin", this.#onFocus);
    this.removeEventListener("click", this.#onEarlyClick, true);
    this.dataset["ready"] = "";
    this.#pressed?.click();
  }

  #tell(): void {
    const message = document.createElement("p");
    message.className = "scene-failure";
    message.setAttribute("role", "alert");
    message.textContent = "The figure could not start. This is its first state.";
    this.append(message);
  }
}

customElements.define("minibroker-scene", MinibrokerScene);
