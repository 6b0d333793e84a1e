/** Takes what the learner's code writes to the console, up to a limit, and counts the rest. */
import { type ConsoleLine, LIMITS } from "../../../exercises/grading/verdict.ts";
import { formatLine } from "./format-value.ts";

/** Where captured lines go. */
export interface ConsoleSink {
  line(line: ConsoleLine): void;
  /** Called now and then while lines are dropped: at the first, second, fourth, eighth and so on. */
  dropped(count: number): void;
}

/** A console that keeps the first lines of a run. */
export class ConsoleCapture {
  readonly #sink: ConsoleSink;
  #kept = 0;
  #dropped = 0;

  constructor(sink: ConsoleSink) {
    this.#sink = sink;
  }

  get dropped(): number {
    return this.#dropped;
  }

  /** Writes one line. Beyond the limit it costs an addition: a million lines take milliseconds. */
  write(level: ConsoleLine["level"], values: readonly unknown[]): void {
    if (this.#kept >= LIMITS.consoleLines) {
      this.#dropped++;
      if ((this.#dropped & (this.#dropped - 1)) === 0) this.#sink.dropped(this.#dropped);
      return;
    }
    this.#kept++;
    this.#sink.line({ level, text: formatLine(values, LIMITS.consoleLineLength) });
  }

  /** An object to put in the place of `globalThis.console`. Methods that only lay lines out do nothing. */
  console(): Readonly<Record<string, (...values: unknown[]) => void>> {
    const at =
      (level: ConsoleLine["level"]) =>
      (...values: unknown[]) =>
        this.write(level, values);
    const nothing = () => {};
    return {
      log: at("log"),
      info: at("info"),
      warn: at("warn"),
      error: at("error"),
      debug: at("debug"),
      trace: at("debug"),
      dir: (value) => this.write("log", [value]),
      table: (value) => this.write("log", [value]),
      group: at("log"),
      groupCollapsed: at("log"),
      assert: (condition, ...values) => {
        if (!condition) this.write("error", ["Assertion failed", ...values]);
      },
      clear: nothing,
      count: nothing,
      countReset: nothing,
      groupEnd: nothing,
      time: nothing,
      timeEnd: nothing,
      timeLog: nothing,
    };
  }
}
