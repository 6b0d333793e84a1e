import { Fragment } from "preact";
import type { Failure, TestResult } from "../../../../exercises/grading/verdict.ts";
import { milliseconds, statusWord } from "../wording.ts";
import { Console } from "./Console.tsx";
import { Hints } from "./Hints.tsx";
import { Place } from "./Place.tsx";
import type { PartProps } from "./part.ts";
import { Trace } from "./Trace.tsx";
import { Value } from "./Value.tsx";

const signs = { passed: "✓", failed: "✗", "timed-out": "✗", "not-run": "·" } as const;

/** One hidden test: a promise, whether it is kept, and if it is not, why. */
export function Test(
  props: PartProps & {
    readonly result: TestResult;
    readonly open: boolean;
    /** The hints of the task stand with the first of its failures. */
    readonly withHints: boolean;
  },
) {
  const { result, open } = props;
  const failed = result.status === "failed" || result.status === "timed-out";
  const line = (
    <>
      <span class="st" aria-hidden="true">
        {signs[result.status]}
      </span>
      <span>
        <span class="vh">{statusWord(result)}: </span>
        {result.title}
      </span>
      <span class="ms num">
        {result.status === "not-run" ? "" : milliseconds(result.durationMs)}
      </span>
    </>
  );
  if (!failed) {
    return (
      <li class={result.status === "passed" ? "is-pass" : "is-unrun"}>
        <div class="test">{line}</div>
        <Console lines={result.console} label="Console" />
      </li>
    );
  }
  return (
    <li class="is-fail">
      <details open={open}>
        <summary class="test">{line}</summary>
        <Case {...props} />
      </details>
    </li>
  );
}

/** An assertion's own "expected this to equal that" says again what the two values above it show. */
function saidByValues(failure: Failure): boolean {
  const { expected, received, message } = failure;
  return expected !== undefined && received !== undefined && message.startsWith("expected ");
}

function Case(props: Parameters<typeof Test>[0]) {
  const { result, withHints, facts, actions } = props;
  const { failure } = result;
  const rows = [
    ["Called", failure?.called],
    ["Expected", failure?.expected],
    ["Received", failure?.received],
  ].filter((row): row is [string, string] => row[1] !== undefined);
  return (
    <div class="case">
      {failure !== undefined && (
        <>
          {rows.length > 0 && (
            <dl class="expect">
              {rows.map(([term, printed]) => (
                <Fragment key={term}>
                  <dt>{term}</dt>
                  <dd>
                    {term === "Called" ? (
                      <pre class="wb-value">{printed}</pre>
                    ) : (
                      <Value printed={printed} />
                    )}
                  </dd>
                </Fragment>
              ))}
            </dl>
          )}
          {!saidByValues(failure) && <p class="wb-message">{failure.message}</p>}
          {failure.at !== undefined && (
            <p class="wb-at">
              <Place at={failure.at} facts={facts} actions={actions} />
            </p>
          )}
        </>
      )}
      {result.trace !== undefined && <Trace trace={result.trace} />}
      <Console lines={result.console} label="Console" />
      {withHints && <Hints {...props} task={result.task} />}
    </div>
  );
}
