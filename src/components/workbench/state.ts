/**
 * The workbench as a state machine: a pure reducer. What is on screen follows from the state alone;
 * everything that takes time or touches the world is in `controller.ts`.
 */
import type {
  RunEvent,
  SourcePosition,
  TestResult,
  Verdict,
} from "../../../exercises/grading/verdict.ts";
import type { Place } from "../../grading/runner-choice.ts";
import type { DraftStatus } from "../../study/draft-session.ts";
import type { Version } from "../../study/drafts.ts";
import { type ExerciseProgress, exerciseProgress, NO_PROGRESS } from "../../study/progress.ts";

/** A tab: the learner's file, a given module by its name, or what is revealed. */
export type FileId =
  | "mine"
  | `given:${string}`
  | "suite"
  | "solution"
  | "starter-diff"
  | "conflict-diff"
  | "terminal";

/** A type or syntax error, found while typing. */
export interface TypeProblem {
  readonly message: string;
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly line: number;
  readonly column: number;
}

/** What happens right now. */
export type Activity =
  | { readonly kind: "idle" }
  /** Getting what a run needs. Shown only while it takes long enough to be seen. */
  | { readonly kind: "preparing" }
  | {
      readonly kind: "running";
      readonly finished: readonly TestResult[];
      /** Title of the test that runs now. */
      readonly current: string | undefined;
    };

/** A question that stands over the page until it is answered. */
export type DialogName = "reveal-suite" | "reveal-solution" | "keyboard" | "versions";

/** How far the editor is. The page shows real text until there is one. */
export type EditorState = "text" | "loading" | "monaco" | "textarea";

/** Which pane a narrow focus mode shows. */
export type Pane = "task" | "code" | "results";

export interface WorkbenchState {
  readonly editor: EditorState;
  readonly file: FileId;
  readonly activity: Activity;
  readonly verdict: Verdict | undefined;
  /** The code changed since the verdict. */
  readonly stale: boolean;
  readonly draft: DraftStatus;
  /** Why nothing is kept beyond this tab. */
  readonly storageProblem: string | undefined;
  readonly progress: ExerciseProgress;
  readonly committed: boolean;
  readonly problems: readonly TypeProblem[];
  readonly cursor: { readonly line: number; readonly column: number } | undefined;
  readonly dialog: DialogName | undefined;
  readonly versions: readonly Version[];
  /** The text before the last reset, while it can be undone in place. */
  readonly undoReset: string | undefined;
  /** The text before a command in the terminal changed it, until the learner has seen so. */
  readonly beforeShell: string | undefined;
  /** Where the tests run, and how the container is. */
  readonly place: Place;
  /** Whether the learner has read why there is no container. */
  readonly placeRead: boolean;
  /** How to leave the editor, shown from its first focus until the first change. */
  readonly leaveHint: "unseen" | "shown" | "seen";
  /** Something of ours that failed, told to the learner. */
  readonly failure: string | undefined;
  /** The task whose hints are asked for. */
  readonly hintTask: string | undefined;
  readonly pane: Pane;
  /** Said to screen readers. The count makes the same sentence be said again. */
  readonly announcement: { readonly text: string; readonly count: number };
}

export type Action =
  | { readonly type: "editor"; readonly state: EditorState }
  | { readonly type: "file"; readonly file: FileId }
  | { readonly type: "preparing" }
  | { readonly type: "run-started" }
  | { readonly type: "run-event"; readonly event: RunEvent }
  | { readonly type: "run-finished"; readonly verdict: Verdict }
  | { readonly type: "edited" }
  | { readonly type: "editor-focused" }
  | { readonly type: "draft"; readonly draft: DraftStatus }
  | { readonly type: "storage-problem"; readonly message: string }
  | { readonly type: "progress"; readonly progress: ExerciseProgress; readonly committed: boolean }
  | { readonly type: "problems"; readonly problems: readonly TypeProblem[] }
  | { readonly type: "cursor"; readonly line: number; readonly column: number }
  | { readonly type: "dialog"; readonly dialog: DialogName | undefined }
  | { readonly type: "versions"; readonly versions: readonly Version[] }
  | { readonly type: "reset"; readonly before: string }
  | { readonly type: "reset-closed" }
  | { readonly type: "shell-edited"; readonly before: string }
  | { readonly type: "shell-edit-closed" }
  | { readonly type: "place"; readonly place: Place }
  | { readonly type: "place-read" }
  | { readonly type: "failure"; readonly message: string | undefined }
  | { readonly type: "hint"; readonly task: string }
  | { readonly type: "pane"; readonly pane: Pane }
  | { readonly type: "announce"; readonly text: string };

/** Before anything was touched: what the server renders. */
export const initialState: WorkbenchState = {
  editor: "text",
  file: "mine",
  activity: { kind: "idle" },
  verdict: undefined,
  stale: false,
  draft: { saving: "saved", conflict: undefined, staleStarter: false },
  storageProblem: undefined,
  progress: exerciseProgress(NO_PROGRESS, ""),
  committed: false,
  problems: [],
  cursor: undefined,
  dialog: undefined,
  versions: [],
  undoReset: undefined,
  beforeShell: undefined,
  place: { choice: "auto", container: { kind: "idle" }, asked: false },
  placeRead: false,
  leaveHint: "unseen",
  failure: undefined,
  hintTask: undefined,
  pane: "task",
  announcement: { text: "", count: 0 },
};

/** The state after an action. */
export function reduce(state: WorkbenchState, action: Action): WorkbenchState {
  switch (action.type) {
    case "editor":
      return { ...state, editor: action.state };
    case "file":
      return { ...state, file: action.file, pane: "code" };
    case "preparing":
      return { ...state, activity: { kind: "preparing" }, failure: undefined };
    case "run-started":
      return {
        ...state,
        activity: { kind: "running", finished: [], current: undefined },
        stale: false,
        undoReset: undefined,
      };
    case "run-event":
      return { ...state, activity: afterEvent(state.activity, action.event) };
    case "run-finished":
      return {
        ...state,
        activity: { kind: "idle" },
        // A run stopped by hand says nothing new; what the one before it said still stands.
        verdict:
          action.verdict.status === "cancelled" && state.verdict !== undefined
            ? state.verdict
            : action.verdict,
        stale: action.verdict.status === "cancelled" && state.verdict !== undefined,
        hintTask: undefined,
        pane: "results",
      };
    case "edited":
      return afterEdit(state);
    case "editor-focused":
      return state.leaveHint === "unseen" ? { ...state, leaveHint: "shown" } : state;
    case "draft":
      return { ...state, draft: action.draft };
    case "storage-problem":
      return { ...state, storageProblem: action.message };
    case "progress":
      return { ...state, progress: action.progress, committed: action.committed };
    case "problems":
      return { ...state, problems: action.problems };
    case "cursor":
      return { ...state, cursor: { line: action.line, column: action.column } };
    case "dialog":
      return { ...state, dialog: action.dialog };
    case "versions":
      return { ...state, versions: action.versions };
    case "reset":
      return { ...state, undoReset: action.before, stale: state.verdict !== undefined };
    case "reset-closed":
      return { ...state, undoReset: undefined };
    case "shell-edited":
      return {
        ...state,
        // A command may write in several steps: undo leads back to before the first.
        beforeShell: state.beforeShell ?? action.before,
        undoReset: undefined,
        stale: state.verdict !== undefined,
      };
    case "shell-edit-closed":
      return { ...state, beforeShell: undefined };
    case "place": {
      const kept = action.place.container.kind === state.place.container.kind;
      return { ...state, place: action.place, placeRead: kept && state.placeRead };
    }
    case "place-read":
      return { ...state, placeRead: true };
    case "failure":
      return { ...state, failure: action.message, activity: { kind: "idle" } };
    case "hint":
      return { ...state, hintTask: action.task, pane: "results" };
    case "pane":
      return { ...state, pane: action.pane };
    case "announce":
      return {
        ...state,
        announcement: { text: action.text, count: state.announcement.count + 1 },
      };
  }
}

function afterEdit(state: WorkbenchState): WorkbenchState {
  const stale = state.verdict !== undefined;
  const leaveHint = state.leaveHint === "shown" ? "seen" : state.leaveHint;
  // Typing must not redraw what does not change.
  const same =
    stale === state.stale && leaveHint === state.leaveHint && state.undoReset === undefined;
  return same ? state : { ...state, stale, leaveHint, undoReset: undefined };
}

function afterEvent(activity: Activity, event: RunEvent): Activity {
  // An event of a run that was stopped comes too late to matter.
  if (activity.kind !== "running") return activity;
  return event.type === "test-started"
    ? { ...activity, current: event.title }
    : { ...activity, finished: [...activity.finished, event.result], current: undefined };
}

/** What a test's cell shows. */
export type CellState = "done" | "fail" | "slot" | "work";

/** The strip: one cell a hidden test, in the order of the exercise. */
export function stripOf(titles: readonly string[], state: WorkbenchState): CellState[] {
  if (state.activity.kind === "running") {
    const { finished, current } = state.activity;
    const byTitle = new Map(finished.map((result) => [result.title, result]));
    return titles.map((title) => {
      const result = byTitle.get(title);
      if (result === undefined) return title === current ? "work" : "slot";
      return cellOf(result);
    });
  }
  const byTitle = new Map(state.verdict?.tests.map((result) => [result.title, result]));
  return titles.map((title) => {
    const result = byTitle.get(title);
    return result === undefined ? "slot" : cellOf(result);
  });
}

function cellOf(result: TestResult): CellState {
  if (result.status === "passed") return "done";
  return result.status === "not-run" ? "slot" : "fail";
}

/** The task whose hint comes next: the one asked for last, or the first that does not pass. */
export function nextHintTask(
  tasks: readonly { readonly id: string }[],
  state: WorkbenchState,
): string | undefined {
  if (state.hintTask !== undefined) return state.hintTask;
  const failing = state.verdict?.tests.find((test) => test.status !== "passed");
  return failing?.task ?? tasks[0]?.id;
}

/** The hidden suite and the solution are there once the exercise is solved, or when they were asked for. */
export function revealed(progress: ExerciseProgress): { suite: boolean; solution: boolean } {
  return {
    suite: progress.solved || progress.suiteRevealed || progress.solutionRevealed,
    solution: progress.solved || progress.solutionRevealed,
  };
}

/** Whether a place is in the learner's own file, and so can be gone to. */
export function isMine(position: SourcePosition, file: string): boolean {
  return position.file.endsWith(file);
}
