/** Keeps what a run writes to the console, up to the limits that hold everywhere, and counts the rest. */
import { type ConsoleLine, LIMITS } from "./verdict.ts";

export class ConsoleBuffer {
  #lines: ConsoleLine[] = [];
  #kept = 0;
  #dropped = 0;

  /** How many lines were not kept. */
  get dropped(): number {
    return this.#dropped;
  }

  /**
   * @param format makes the text; not called once the run has written too much, so that a flood costs little.
   */
  write(level: ConsoleLine["level"], format: () => string): void {
    if (this.#kept >= LIMITS.consoleLines) {
      this.#dropped += 1;
      return;
    }
    this.#kept += 1;
    const text = format();
    this.#lines.push({
      level,
      text:
        text.length <= LIMITS.consoleLineLength
          ? text
          : `${text.slice(0, LIMITS.consoleLineLength)}...`,
    });
  }

  /** The lines written since the last call. */
  take(): readonly ConsoleLine[] {
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }
}
