/**
 * What the page and the grading process in its container say to one another: lines of JSON, commands in on
 * standard input, messages out on standard output.
 */
import type { GradingMessage, LoadingStep, PlainError, SuiteOrder } from "../messages.ts";
import type { Ending } from "../verdict-builder.ts";

/** What the process is to grade, again and again: its only argument, as JSON. */
export interface ServiceOrder {
  /** Paths are relative to the kit, with forward slashes. */
  readonly suite: SuiteOrder;
  /** Names of the broker's modules that the exercise may import. */
  readonly given: readonly string[];
  /** The process reports that it is out of memory when it takes more than this, in bytes. */
  readonly memoryLimit: number;
}

/** From the page. */
export type GradingCommand =
  /** Run the suite, with the files as they are now. Runs go one after the other. */
  | { readonly kind: "run" }
  /** Say in the kit's words why something could not be loaded. */
  | { readonly kind: "explain"; readonly step: LoadingStep; readonly error: PlainError };

/** From the process. Each line begins with `LINE_PREFIX` of `messages.ts`. */
export type ContainerMessage =
  | GradingMessage
  /** Vitest is up, in this version of Node: `22.22.0`. */
  | { readonly kind: "ready"; readonly node: string }
  | { readonly kind: "explained"; readonly ending: Ending }
  /** A run is over, whatever it reported; the next may begin. */
  | { readonly kind: "run-over" };
