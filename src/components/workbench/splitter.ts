/** Moves the edge between two panes. The width is a custom property of the grid, kept for the next visit. */
import { clampWidth, type WidthLimits, widthAfterKey } from "./pane-width.ts";

class PaneSplitter extends HTMLElement {
  connectedCallback(): void {
    try {
      const kept = Number(localStorage.getItem(this.#key));
      if (kept > 0) this.#setWidth(kept);
    } catch {
      // Without storage the panes have their usual widths.
    }
    this.setAttribute("aria-valuenow", String(this.#width()));
    this.addEventListener("keydown", (event) => {
      const next = widthAfterKey(event.key, this.#width(), this.#grow, this.#limits());
      if (next === undefined) return;
      event.preventDefault();
      this.#setWidth(next);
    });
    this.addEventListener("pointerdown", (event) => {
      this.setPointerCapture(event.pointerId);
      const start = { x: event.clientX, width: this.#width() };
      const move = (moved: PointerEvent) => {
        const by = moved.clientX - start.x;
        this.#setWidth(start.width + (this.#grow === "ArrowRight" ? by : -by));
      };
      this.addEventListener("pointermove", move);
      this.addEventListener(
        "lostpointercapture",
        () => this.removeEventListener("pointermove", move),
        { once: true },
      );
    });
  }

  get #name(): string {
    return this.dataset["paneName"] ?? "task";
  }

  get #key(): string {
    return `minibroker.pane.${this.#name}`;
  }

  get #grow(): "ArrowLeft" | "ArrowRight" {
    return this.#name === "out" ? "ArrowLeft" : "ArrowRight";
  }

  #pane(): Element | null {
    return this.#name === "out" ? this.nextElementSibling : this.previousElementSibling;
  }

  #width(): number {
    return Math.round(this.#pane()?.getBoundingClientRect().width ?? 0);
  }

  #limits(): WidthLimits {
    // The editor in the middle keeps room for a line of code.
    const max = Math.min(Number(this.ariaValueMax), Math.round(innerWidth * 0.4));
    return { min: Number(this.ariaValueMin), max };
  }

  #setWidth(wanted: number): void {
    const width = clampWidth(wanted, this.#limits());
    this.parentElement?.style.setProperty(`--${this.#name}-width`, `${width}px`);
    this.setAttribute("aria-valuenow", String(width));
    try {
      localStorage.setItem(this.#key, String(width));
    } catch {
      // As above.
    }
  }
}

customElements.define("pane-splitter", PaneSplitter);
