/** Finds the place in a module's TypeScript that a place in the running JavaScript came from. */
import { originalPositionFor, type TraceMap } from "@jridgewell/trace-mapping";
import type { SourcePosition } from "../../../exercises/grading/verdict.ts";

/** A module as it runs: the file its code came from, and the way back to it. */
export interface MappedModule {
  readonly file: string;
  /** A source map of version 3. */
  readonly map: TraceMap;
}

/** Line and column (both from 1) of an index in a text. */
export function positionAt(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index);
  return { line: before.split("\n").length, column: index - before.lastIndexOf("\n") };
}

/** The source position of a generated one. Lines and columns start at 1, in and out. */
export function toSource(module: MappedModule, line: number, column: number): SourcePosition {
  const found = originalPositionFor(module.map, { line, column: Math.max(0, column - 1) });
  return {
    file: module.file,
    line: found.line ?? line,
    column: found.column === null ? column : found.column + 1,
  };
}

/** Every URL of a blob with the place in it, as engines write them into stacks. */
const BLOB_PLACE = /blob:[^\s()]+?:(\d+):(\d+)/g;

/** Puts files in the place of the blob URLs that modules run under. */
export class StackMapper {
  readonly #modules = new Map<string, MappedModule>();

  add(url: string, module: MappedModule): void {
    this.#modules.set(url, module);
  }

  /** The stack with the learner's own files, lines and columns. Frames of the harness are left out. */
  map(stack: string): string {
    return stack
      .split("\n")
      .flatMap((frame) => {
        let foreign = false;
        const mapped = frame.replace(BLOB_PLACE, (place, line: string, column: string) => {
          const url = place.slice(0, -(line.length + column.length + 2));
          const module = this.#modules.get(url);
          if (module === undefined) {
            foreign = true;
            return place;
          }
          const at = toSource(module, Number(line), Number(column));
          return `${at.file}:${at.line}:${at.column}`;
        });
        return foreign ? [] : [mapped];
      })
      .join("\n");
  }
}
