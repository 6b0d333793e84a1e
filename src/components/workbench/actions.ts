import type { RunIn } from "../../grading/runner-choice.ts";
import type { Version } from "../../study/drafts.ts";
import type { DialogName, FileId, Pane } from "./state.ts";

/** Size of a terminal, in characters. */
export interface TerminalSize {
  readonly cols: number;
  readonly rows: number;
}

/** A shell in the container, as the terminal sees it. */
export interface Shell {
  readonly exit: Promise<number>;
  readonly input: WritableStream<string>;
  readonly output: ReadableStream<string>;
  kill(): void;
  resize(size: TerminalSize): void;
}

/** Everything that the learner can ask of the workbench. */
export interface WorkbenchActions {
  run(): Promise<void>;
  stop(): void;
  openFile(file: FileId): void;
  /** Goes to a place in the learner's file. Lines and columns start at 1. */
  goTo(line: number, column: number): void;
  focusEditor(): void;
  reset(): Promise<void>;
  undoReset(): Promise<void>;
  closeReset(): void;
  hint(task?: string): Promise<void>;
  openDialog(dialog: DialogName): Promise<void>;
  closeDialog(): void;
  revealSuite(): Promise<void>;
  revealSolution(): Promise<void>;
  commit(): Promise<void>;
  resolveConflict(choice: "mine" | "theirs"): Promise<void>;
  compareConflict(): void;
  acceptStarter(): Promise<void>;
  compareStarter(): void;
  restore(version: Version): Promise<void>;
  exportWork(): Promise<void>;
  showPane(pane: Pane): void;
  goFullScreen(): void;
  dismissFailure(): void;
  /** Chooses where the tests run. */
  runIn(choice: RunIn): void;
  /** Starts the container, or tries again. */
  startContainer(): Promise<void>;
  /** The learner has read why there is no container. */
  closePlace(): void;
  /** Opens a shell in the container; undefined while there is none. */
  openShell(size: TerminalSize): Promise<Shell | undefined>;
  undoShellEdit(): Promise<void>;
  closeShellEdit(): void;
}

const nothing = () => {};
const nothingYet = () => Promise.resolve();

/** On the server, and in a page that was not touched yet, nothing happens. */
export const noActions: WorkbenchActions = {
  run: nothingYet,
  stop: nothing,
  openFile: nothing,
  goTo: nothing,
  focusEditor: nothing,
  reset: nothingYet,
  undoReset: nothingYet,
  closeReset: nothing,
  hint: nothingYet,
  openDialog: nothingYet,
  closeDialog: nothing,
  revealSuite: nothingYet,
  revealSolution: nothingYet,
  commit: nothingYet,
  resolveConflict: nothingYet,
  compareConflict: nothing,
  acceptStarter: nothingYet,
  compareStarter: nothing,
  restore: nothingYet,
  exportWork: nothingYet,
  showPane: nothing,
  goFullScreen: nothing,
  dismissFailure: nothing,
  runIn: nothing,
  startContainer: nothingYet,
  closePlace: nothing,
  openShell: () => Promise.resolve(undefined),
  undoShellEdit: nothingYet,
  closeShellEdit: nothing,
};
