/** The sentences that tell a learner why a suite did not run to its end. Every runner says the same ones. */
import { describeThrown, innermostFrame, type RaisedError } from "./failure.ts";
import type { Problem, SourcePosition } from "./verdict.ts";

/** Nothing was reported for too long. `running` is the title of the test that was under way, if any. */
export function stalled(file: string, running: string | undefined, stallMs: number): Problem {
  const limit = `${stallMs / 1000} s`;
  return {
    message:
      running === undefined
        ? `${file} did not finish loading, so it was stopped after ${limit}. Look for a loop that never ends, or an await at the top level.`
        : `The run was stopped after ${limit} in the test "${running}". Look for a loop in ${file} whose condition never becomes false.`,
  };
}

/** The learner's module threw while it was loaded. */
export function threwOnImport(file: string, error: RaisedError): Problem {
  return located(`${file} threw while it was being loaded: ${describeThrown(error)}`, error, file);
}

/** An error that no test awaited: mostly a rejected promise. */
export function uncaught(file: string, error: RaisedError): Problem {
  return located(
    `Every test passed, but an error was left unhandled: ${describeThrown(error)}. Await the promise that rejects, or catch its error.`,
    error,
    file,
  );
}

/** The suite needs names that the learner's module does not export. */
export function missingExports(file: string, names: readonly string[]): Problem {
  return {
    message: `${file} does not export ${names.join(", ")}. The suite imports ${names.length === 1 ? "it" : "them"} by name.`,
  };
}

/** The learner's module imports something that is not there. */
export function missingImport(
  file: string,
  specifier: string,
  given: readonly string[],
  at?: SourcePosition,
): Problem {
  const allowed = given.map((name) => `#broker/${name}`).join(", ");
  return {
    message: `${file} imports "${specifier}", which does not exist here. ${allowed === "" ? "This exercise imports nothing." : `You are given ${allowed}.`}`,
    ...(at === undefined ? {} : { at }),
  };
}

/** The learner's module is not valid TypeScript. */
export function syntaxError(file: string, reason: string, at?: SourcePosition): Problem {
  return {
    message: `${file} has a syntax error: ${reason}`,
    ...(at === undefined ? {} : { at }),
  };
}

/** The run used all the memory it may have. */
export function outOfMemory(file: string): Problem {
  return {
    message: `The run was stopped because it used up its memory. Look for something in ${file} that grows without end.`,
  };
}

/** Our fault: the suite itself does not load. */
export function suiteUnavailable(reason: string): Problem {
  return {
    message: `The suite could not be loaded: ${reason}. This is a fault of the course, not of your code.`,
  };
}

function located(message: string, error: RaisedError, file: string): Problem {
  const at = typeof error.stack === "string" ? innermostFrame(error.stack, file) : undefined;
  return at === undefined ? { message } : { message, at };
}
