/**
 * Makes every small mistake that Stryker knows (a `<` for a `<=`, a branch never taken, a call left out) in a
 * module, one at a time.
 */
import { Instrumenter } from "@stryker-mutator/instrumenter";

/** A module with one mistake in it. */
export interface Mutant {
  /** Stryker's name of the kind of mistake. */
  readonly mutator: string;
  /** Line of the mistake, from 1, and that line as it is without it. */
  readonly line: number;
  readonly around: string;
  /** What was replaced, and by what. */
  readonly original: string;
  readonly replacement: string;
  /** The whole module with the mistake. */
  readonly source: string;
}

const off = () => false;
const silent = () => {};
const QUIET = {
  isTraceEnabled: off,
  isDebugEnabled: off,
  isInfoEnabled: off,
  isWarnEnabled: off,
  isErrorEnabled: off,
  isFatalEnabled: off,
  trace: silent,
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  fatal: silent,
};

/** The mutants of a module, in the order of their places. */
export async function mutantsOf(name: string, source: string): Promise<readonly Mutant[]> {
  const { mutants } = await new Instrumenter(QUIET).instrument(
    [{ name, mutate: true, content: source }],
    { plugins: null, excludedMutations: [], ignorers: [] },
  );
  const lines = source.split("\n");
  const offset = ({ line, column }: { readonly line: number; readonly column: number }): number =>
    lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, column);
  return mutants.map(({ mutatorName, replacement, location }) => {
    const [start, end] = [offset(location.start), offset(location.end)];
    return {
      mutator: mutatorName,
      line: location.start.line + 1,
      around: (lines[location.start.line] ?? "").trim(),
      original: source.slice(start, end),
      replacement,
      source: `${source.slice(0, start)}${replacement}${source.slice(end)}`,
    };
  });
}
