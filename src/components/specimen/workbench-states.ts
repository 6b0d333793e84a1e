/** The states of a workbench that the specimen shows, made as a run makes them. */
import type { Exercise } from "../../../exercises/grading/exercise.ts";
import type { TestResult, Verdict, VerdictStatus } from "../../../exercises/grading/verdict.ts";
import { ContainerFailure, type FailureCode } from "../../grading/web-container/failures.ts";
import { initialState, type WorkbenchState } from "../workbench/state.ts";

/** A state with its name. */
export interface NamedState {
  readonly name: string;
  readonly state: WorkbenchState;
}

/** From the moment before the first run to each way in which a run can end. */
export function resultStates(exercise: Exercise): readonly NamedState[] {
  const passed = tests(exercise, () => "passed");
  const stopped = tests(exercise, (index) =>
    index < 2 ? "passed" : index === 2 ? "timed-out" : "not-run",
  );
  const failing = tests(exercise, (index) => (index === 1 ? "failed" : "passed"));
  const [first, second] = passed;
  return [
    { name: "Not run", state: initialState },
    {
      name: "Running",
      state: {
        ...initialState,
        activity: {
          kind: "running",
          finished: first === undefined ? [] : [first],
          current: second?.title,
        },
      },
    },
    {
      name: "Cannot run",
      state: ended(
        exercise,
        "did-not-compile",
        tests(exercise, () => "not-run"),
        {
          message: "A bracket is missing: } expected.",
          at: { file: `${exercise.id}.ts`, line: 14, column: 9 },
        },
      ),
    },
    {
      name: "Stopped",
      state: ended(exercise, "timed-out", stopped, {
        message: "A test reported nothing for 5 s, so the run was stopped.",
      }),
    },
    { name: "Failing", state: ended(exercise, "failed", failing) },
    { name: "Code changed since", state: { ...ended(exercise, "failed", failing), stale: true } },
    { name: "All pass", state: ended(exercise, "passed", passed) },
  ];
}

/** What stands above the editor when something needs a decision. */
export const noticeStates: readonly NamedState[] = [
  {
    name: "Storage is full or blocked",
    state: {
      ...initialState,
      storageProblem:
        "This browser keeps nothing for this site. Your code is safe in this tab until you close it.",
    },
  },
  {
    name: "Something of ours failed",
    state: {
      ...initialState,
      failure: "The runner did not start. Your code is safe. Run the tests again.",
    },
  },
  {
    name: "The exercise was changed",
    state: { ...initialState, draft: { ...initialState.draft, staleStarter: true } },
  },
  { name: "After a reset", state: { ...initialState, undoReset: "// before" } },
];

/** Every way in which there can be no container, as `failures.ts` words it. */
const failures = [
  "not-isolated",
  "unsupported-browser",
  "storage-blocked",
  "offline",
  "unreachable",
  "too-slow",
  "out-of-memory",
  "took-the-tab-down",
  "install-failed",
  "held-by-newer-page",
  "stopped",
  "broken",
] as const satisfies readonly FailureCode[];

/** A container that the learner asked for: on its way, and each reason why it did not come. */
export const containerStates: readonly NamedState[] = [
  {
    name: "A container starts",
    state: waiting({
      kind: "preparing",
      steps: [
        { name: "Fetch the runner", state: "done", durationMs: 210 },
        { name: "Boot the container", state: "done", durationMs: 2300 },
        { name: "Install the packages", state: "running" },
        { name: "Start the tests", state: "waiting" },
      ],
    }),
  },
  ...failures.map((code) => {
    const { title, message } = new ContainerFailure(code);
    return {
      name: `No container: ${code}`,
      state: waiting({ kind: "unavailable", reason: message, title }),
    };
  }),
];

/** The list of what a learner had written before. */
export const earlierVersions: WorkbenchState = {
  ...initialState,
  dialog: "versions",
  versions: [
    {
      exercise: "partition-log",
      at: Date.UTC(2026, 10, 20, 9),
      text: "",
      reason: "ran",
      note: "4 of 6",
    },
    { exercise: "partition-log", at: Date.UTC(2026, 10, 20, 10), text: "", reason: "before-reset" },
  ],
};

function waiting(container: WorkbenchState["place"]["container"]): WorkbenchState {
  return { ...initialState, place: { choice: "webcontainer", container, asked: true } };
}

function tests(
  exercise: Exercise,
  statusOf: (index: number) => TestResult["status"],
): readonly TestResult[] {
  return exercise.tasks
    .flatMap((task) => task.tests.map((title) => ({ task: task.id, title })))
    .map((test, index) => {
      const status = statusOf(index);
      return {
        ...test,
        status,
        durationMs: 3,
        console: [],
        ...(status === "failed"
          ? {
              failure: {
                called: "append(a); append(b); read(1)",
                message: "expected the record at offset 1",
                expected: "[ 1 ]",
                received: "[ 0, 1 ]",
                at: { file: `${exercise.id}.ts`, line: 22, column: 5 },
              },
            }
          : {}),
      };
    });
}

function ended(
  exercise: Exercise,
  status: VerdictStatus,
  results: readonly TestResult[],
  problem?: Verdict["problem"],
): WorkbenchState {
  return {
    ...initialState,
    verdict: {
      version: 1,
      exercise: exercise.id,
      runner: "in-page",
      status,
      tests: results,
      durationMs: 62,
      console: [],
      consoleDropped: 0,
      ...(problem === undefined ? {} : { problem }),
    },
  };
}
