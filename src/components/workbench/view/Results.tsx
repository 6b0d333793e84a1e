import type { TestResult, Verdict } from "../../../../exercises/grading/verdict.ts";
import { designPath } from "../../site/path.ts";
import { hiddenTests } from "../exercise.ts";
import { idleLine, tests } from "../idle-line.ts";
import { keyName } from "../keyboard.ts";
import { containerLine, ranIn } from "../place-wording.ts";
import { advice, headline, milliseconds } from "../wording.ts";
import { Console } from "./Console.tsx";
import { Hints } from "./Hints.tsx";
import { Place } from "./Place.tsx";
import type { PartProps } from "./part.ts";
import { Strip } from "./Strip.tsx";
import { Test } from "./Test.tsx";

/** Below the editor: what is about to run, what runs, or what the last run concluded. */
export function Results(props: PartProps) {
  const { state } = props;
  if (state.activity.kind === "idle" && state.verdict !== undefined) {
    return <VerdictView {...props} verdict={state.verdict} />;
  }
  return (
    <>
      <div class="wb-foot">
        <Strip {...props} />
        <p>{footLine(props)}</p>
      </div>
      {state.hintTask !== undefined && (
        <div class="case">
          <Hints {...props} task={state.hintTask} />
        </div>
      )}
      <CommitBar {...props} />
    </>
  );
}

function footLine({ facts, state }: PartProps) {
  const total = hiddenTests(facts.exercise).length;
  const { choice, container } = state.place;
  const waits = choice === "webcontainer" && container.kind === "preparing";
  if (state.activity.kind !== "idle" && waits) return `${containerLine(container)}.`;
  if (state.activity.kind === "preparing") return "Getting the tests ready.";
  if (state.activity.kind === "running") {
    const { finished, current } = state.activity;
    return current === undefined
      ? `Running, ${finished.length} of ${tests(total)} done.`
      : `Running test ${finished.length}: ${current}.`;
  }
  return idleLine(total, state.progress, state.storageProblem === undefined);
}

function VerdictView(props: PartProps & { readonly verdict: Verdict }) {
  const { verdict, state, facts, actions } = props;
  const { problem } = verdict;
  const hint = advice(verdict);
  return (
    <div class={state.stale ? "verdict is-stale" : "verdict"}>
      <div class="verdict-line">
        <h3 class="vt">{headline(verdict)}</h3>
        <Strip {...props} />
        <span class="wb-ran-in">{ranIn(verdict)}</span>
        <span class="ms num">{milliseconds(verdict.durationMs)}</span>
      </div>
      {state.stale && (
        <p class="wb-stale">The code has changed since this run. Run the tests again to see.</p>
      )}
      {(problem !== undefined || hint !== undefined) && (
        <div class="wb-problem">
          {problem?.at !== undefined && <Place at={problem.at} facts={facts} actions={actions} />}
          <p>
            {problem !== undefined && <b>{problem.message} </b>}
            {hint}
          </p>
        </div>
      )}
      <CommitBar {...props} />
      <Console
        lines={verdict.console}
        dropped={verdict.consoleDropped}
        label="Console, outside of the tests"
      />
      {verdict.status === "failed" || verdict.status === "timed-out" ? (
        <Tasks {...props} />
      ) : (
        state.hintTask !== undefined && (
          <div class="case">
            <Hints {...props} task={state.hintTask} />
          </div>
        )
      )}
    </div>
  );
}

const rank: Readonly<Record<TestResult["status"], number>> = {
  failed: 0,
  "timed-out": 0,
  "not-run": 1,
  passed: 2,
};

/** Task by task, those with failures first, and in each the failures first. */
export function byTask(
  verdict: Verdict,
  tasks: readonly { readonly id: string; readonly title: string }[],
) {
  const groups = tasks.map(({ id, title }) => {
    const results = verdict.tests.filter((test) => test.task === id);
    const worst = Math.min(...results.map((result) => rank[result.status]));
    const ordered = results.toSorted((left, right) => rank[left.status] - rank[right.status]);
    return { id, title, worst, results: ordered };
  });
  return groups
    .filter((group) => group.results.length > 0)
    .toSorted((left, right) => left.worst - right.worst);
}

function Tasks(props: PartProps & { readonly verdict: Verdict }) {
  const groups = byTask(props.verdict, props.facts.exercise.tasks);
  const first = groups[0]?.results[0]?.title;
  return (
    <>
      {groups.map((group) => {
        const passed = group.results.filter((result) => result.status === "passed").length;
        const hinted = group.results[0];
        return (
          // A task whose promises are all kept is one line; the key opens it anew with each verdict.
          <details
            key={`${group.id}:${passed}`}
            class="wb-task"
            open={passed < group.results.length}
          >
            <summary>
              <h4>{group.title}</h4>
              <span class="num">
                {passed}/{group.results.length}
              </span>
            </summary>
            <ul class="tests">
              {group.results.map((result) => (
                <Test
                  {...props}
                  key={result.title}
                  result={result}
                  open={
                    result.title === first ||
                    (props.state.hintTask === group.id && result === hinted)
                  }
                  withHints={result === hinted}
                />
              ))}
            </ul>
          </details>
        );
      })}
    </>
  );
}

/** Once all tests pass: close the lesson's offset, and go on. */
function CommitBar({ facts, state, actions, apple }: PartProps) {
  if (!state.progress.solved) return null;
  const { exercise, next } = facts;
  const offset = exercise.number + 1;
  const fresh = state.verdict?.status === "passed" && !state.stale;
  const defend = (
    <a class="btn btn--quiet" href={designPath(exercise.id)}>
      Defend your design
    </a>
  );
  if (!fresh && state.committed) return <div class="done-bar">{defend}</div>;
  return (
    <div class="done-bar">
      <p>
        {state.committed
          ? `Committed. Offsets before ${offset} are yours to build on.`
          : fresh
            ? "Every promise is kept."
            : "You have solved this. Its offset is yours to commit."}
      </p>
      <button class="btn btn--quiet" type="button" onClick={() => actions.openFile("solution")}>
        Compare solutions
      </button>
      {defend}
      <button
        class={state.committed ? "btn" : "btn btn--primary"}
        type="button"
        aria-disabled={state.committed}
        onClick={() => void actions.commit()}
      >
        {state.committed ? `Committed offset ${offset}` : `Commit offset ${offset}`}
        {!state.committed && (
          <span class="keys" aria-hidden="true">
            {keyName("commit", apple)}
          </span>
        )}
      </button>
      {next !== undefined && state.committed && (
        <a class="btn btn--primary" href={next.href}>
          Next: {next.title}
        </a>
      )}
    </div>
  );
}
