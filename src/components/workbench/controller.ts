/**
 * What the workbench does: carries the learner's wishes to the runner, the editor and the storage, and
 * tells the reducer what came of it. Everything it touches is handed in.
 */
import type { ExercisePayload } from "../../grading/exercise-payload.ts";
import type { RunIn, RunnerChoice } from "../../grading/runner-choice.ts";
import type { ShellEdit } from "../../grading/web-container/learner-copy.ts";
import type { DraftSession } from "../../study/draft-session.ts";
import { runNote, type Version } from "../../study/drafts.ts";
import { ranFact } from "../../study/events.ts";
import { exerciseProgress } from "../../study/progress.ts";
import type { Study } from "../../study/study.ts";
import type { Shell, TerminalSize, WorkbenchActions } from "./actions.ts";
import type { Editor, EditorEvents, EditorSetup } from "./editor/editor.ts";
import { showFile } from "./editor/show-file.ts";
import { moduleFile } from "./exercise.ts";
import type { DialogName, FileId, Pane } from "./state.ts";
import { nextHintTask } from "./state.ts";
import type { Store } from "./store.ts";
import { announcement, passedCount } from "./wording.ts";

/** What runs the tests, wherever that is. */
export type WorkbenchRunner = Pick<
  RunnerChoice,
  "prepare" | "run" | "place" | "onPlace" | "choose" | "edited" | "startContainer"
> & {
  readonly openShell: (size: TerminalSize) => Promise<Shell | undefined>;
};

/** The world, as the controller sees it. */
export interface ControllerParts {
  readonly data: ExercisePayload;
  readonly store: Store;
  readonly study: Study;
  readonly session: DraftSession;
  readonly runner: WorkbenchRunner;
  /** Gives the learner a file. */
  readonly download: (name: string, text: string) => void;
  /** The progress may have changed. */
  readonly onProgress: () => void;
  readonly goFullScreen: () => void;
  readonly now: () => number;
}

export class Controller implements WorkbenchActions {
  readonly #parts: ControllerParts;
  #editor: Editor | undefined;
  #running: AbortController | undefined;

  constructor(parts: ControllerParts) {
    this.#parts = parts;
    const { store, session, study } = parts;
    store.dispatch({ type: "draft", draft: session.status });
    session.subscribe((draft) => store.dispatch({ type: "draft", draft }));
    const { runner } = parts;
    store.dispatch({ type: "place", place: runner.place });
    runner.onPlace((place) => store.dispatch({ type: "place", place }));
    if (study.problem !== undefined) this.#storageProblem(study.problem.message);
    study.subscribe((change, from) => {
      if (change.type === "degraded") this.#storageProblem(change.error.message);
      if (change.type === "events") void this.refreshProgress();
      if (change.type === "draft" && from === "other-tab" && change.exercise === session.exercise) {
        void session.changedElsewhere(change.revision);
      }
    });
  }

  /** Reads the progress and shows it. */
  async refreshProgress(): Promise<void> {
    const { study, store, data } = this.#parts;
    const progress = await study.progress();
    store.dispatch({
      type: "progress",
      progress: exerciseProgress(progress, data.exercise.id),
      committed: progress.done.includes(data.exercise.number),
    });
    this.#parts.onProgress();
  }

  /** Gets the runner ready, so that the first run does not wait for it. */
  warmUp(): void {
    // A failure shows when the learner runs the tests, with the reason.
    void this.#parts.runner.prepare(this.#parts.data).catch(() => {});
  }

  /** What an editor needs to begin, with the learner's text in it. */
  editorSetup(host: HTMLElement): EditorSetup {
    const { data, store, session } = this.#parts;
    const events: EditorEvents = {
      onEdit: (text) => {
        session.edit(text);
        store.dispatch({ type: "edited" });
        this.#parts.runner.edited(text);
      },
      onCursor: (line, column) => store.dispatch({ type: "cursor", line, column }),
      onProblems: (problems) => store.dispatch({ type: "problems", problems }),
      onFocus: () => {
        if (store.state.leaveHint === "unseen") {
          this.#announce("Press Escape, then Tab to leave the editor.");
        }
        store.dispatch({ type: "editor-focused" });
      },
    };
    return {
      host,
      file: { name: moduleFile(data.exercise), text: session.text },
      folder: data.exercise.id,
      broker: data.broker,
      events,
    };
  }

  /** Takes an editor into service. */
  attachEditor(editor: Editor): void {
    this.#editor = editor;
    this.#parts.store.dispatch({ type: "editor", state: editor.kind });
    this.#showFile(this.#parts.store.state.file);
  }

  async run(): Promise<void> {
    if (this.#running !== undefined) return;
    const { runner, store, session, study, data } = this.#parts;
    const running = new AbortController();
    this.#running = running;
    store.dispatch({ type: "preparing" });
    this.#announce("Running the tests.");
    try {
      await session.flush();
      await runner.prepare(data);
      store.dispatch({ type: "run-started" });
      const verdict = await runner.run({
        source: session.text,
        signal: running.signal,
        onEvent: (event) => store.dispatch({ type: "run-event", event }),
      });
      store.dispatch({ type: "run-finished", verdict });
      this.#announce(announcement(verdict));
      // The log first: it is safe at once, and the page may be left at any moment.
      const noted = study.record(ranFact(verdict), this.#parts.now());
      await session.keepVersion("ran", runNote(passedCount(verdict), verdict.tests.length));
      await noted;
    } catch (cause) {
      this.#failed(
        "The tests could not be run. Your code is saved. Reload the page, then run them again.",
        cause,
      );
    } finally {
      this.#running = undefined;
    }
  }

  stop(): void {
    this.#running?.abort();
  }

  openFile(file: FileId): void {
    this.#parts.store.dispatch({ type: "file", file });
    this.#showFile(file);
  }

  goTo(line: number, column: number): void {
    this.#parts.store.dispatch({ type: "file", file: "mine" });
    this.#editor?.goTo(line, column);
  }

  focusEditor(): void {
    this.#editor?.focus();
  }

  async reset(): Promise<void> {
    const { session, store, data, study, now } = this.#parts;
    const before = session.text;
    if (before === data.starter) {
      this.#announce("This is the starting code already.");
      return;
    }
    await session.replace(data.starter, "before-reset");
    this.#show(data.starter);
    store.dispatch({ type: "reset", before });
    this.#announce("Reset to the starting code. You can undo this.");
    await study.record({ type: "reset", exercise: data.exercise.id }, now());
  }

  async undoReset(): Promise<void> {
    const { session, store, study, data, now } = this.#parts;
    const before = store.state.undoReset;
    if (before === undefined) return;
    session.edit(before);
    await session.flush();
    this.#show(before);
    this.#announce("Your code is back.");
    this.focusEditor();
    await study.record({ type: "reset-undone", exercise: data.exercise.id }, now());
  }

  closeReset(): void {
    this.#parts.store.dispatch({ type: "reset-closed" });
    this.focusEditor();
  }

  /** Shows the next hint of a task; without one, of the task that is in question now. */
  async hint(task?: string): Promise<void> {
    const { store, study, data, now } = this.#parts;
    const id = task ?? nextHintTask(data.exercise.tasks, store.state);
    const found = data.exercise.tasks.find((candidate) => candidate.id === id);
    if (found === undefined) return;
    const level = (store.state.progress.hints[found.id] ?? 0) + 1;
    store.dispatch({ type: "hint", task: found.id });
    const text = found.hints[level - 1];
    if (text === undefined) return;
    await study.record(
      { type: "hint-shown", exercise: data.exercise.id, task: found.id, level },
      now(),
    );
    await this.refreshProgress();
    this.#announce(`Hint ${level} of ${found.hints.length}. ${text}`);
  }

  async openDialog(dialog: DialogName): Promise<void> {
    const { store, study, data } = this.#parts;
    if (dialog === "versions") {
      store.dispatch({ type: "versions", versions: await study.versions(data.exercise.id) });
    }
    store.dispatch({ type: "dialog", dialog });
  }

  closeDialog(): void {
    this.#parts.store.dispatch({ type: "dialog", dialog: undefined });
  }

  async revealSuite(): Promise<void> {
    await this.#reveal("suite-revealed", "suite");
  }

  async revealSolution(): Promise<void> {
    await this.#parts.session.keepVersion("before-solution");
    await this.#reveal("solution-revealed", "solution");
  }

  async commit(): Promise<void> {
    const { store, study, data, now } = this.#parts;
    const { progress, committed, verdict } = store.state;
    // A learner may be faster than the database in which the run is being noted.
    const solved = progress.solved || verdict?.status === "passed";
    if (!solved || committed) return;
    const { id, number } = data.exercise;
    await study.record({ type: "committed", exercise: id, lesson: number }, now());
    await this.refreshProgress();
    this.#announce(`Committed offset ${number + 1}.`);
  }

  async resolveConflict(choice: "mine" | "theirs"): Promise<void> {
    const { session } = this.#parts;
    await session.resolve(choice);
    if (choice === "theirs") this.#show(session.text);
    this.focusEditor();
  }

  compareConflict(): void {
    this.openFile("conflict-diff");
  }

  async acceptStarter(): Promise<void> {
    await this.#parts.session.acceptStarter();
    this.openFile("mine");
    this.focusEditor();
  }

  compareStarter(): void {
    this.openFile("starter-diff");
  }

  async restore(version: Version): Promise<void> {
    const { session } = this.#parts;
    await session.replace(version.text, "before-restore");
    this.#show(version.text);
    this.closeDialog();
    this.#announce("The earlier version is back. What you had is kept among the earlier versions.");
    this.focusEditor();
  }

  async exportWork(): Promise<void> {
    const { study, session, now, download } = this.#parts;
    await session.flush();
    const { exportWork } = await import("../../study/portable.ts");
    const work = await exportWork(study, now());
    const day = work.exportedAt.slice(0, 10);
    download(`minibroker-work-${day}.json`, `${JSON.stringify(work, null, 2)}\n`);
  }

  showPane(pane: Pane): void {
    this.#parts.store.dispatch({ type: "pane", pane });
  }

  goFullScreen(): void {
    this.#parts.goFullScreen();
  }

  dismissFailure(): void {
    this.#parts.store.dispatch({ type: "failure", message: undefined });
    this.focusEditor();
  }

  runIn(choice: RunIn): void {
    this.#parts.runner.choose(choice);
  }

  async startContainer(): Promise<void> {
    await this.#parts.runner.startContainer();
  }

  closePlace(): void {
    this.#parts.store.dispatch({ type: "place-read" });
    this.focusEditor();
  }

  openShell(size: TerminalSize): Promise<Shell | undefined> {
    return this.#parts.runner.openShell(size);
  }

  /** A command in the terminal wrote the learner's file: it is shown, and can be undone. */
  async takeShellEdit(text: string): Promise<void> {
    const { session, store, data } = this.#parts;
    const before = session.text;
    if (text === before) return;
    await session.replace(text, "before-terminal");
    this.#editor?.setText(text);
    store.dispatch({ type: "shell-edited", before });
    this.#announce(`${moduleFile(data.exercise)} was changed in the terminal. You can undo this.`);
  }

  /** What a command wrote for an exercise of another page could not be stored. */
  shellEditNotKept({ exercise }: ShellEdit, cause: unknown): void {
    this.#failed(
      `What the terminal wrote for ${exercise} could not be saved. It is in the container until you close this tab: copy it out of the terminal.`,
      cause,
    );
  }

  async undoShellEdit(): Promise<void> {
    const { session, store } = this.#parts;
    const before = store.state.beforeShell;
    if (before === undefined) return;
    store.dispatch({ type: "shell-edit-closed" });
    await session.replace(before, "before-terminal");
    this.#show(before);
    this.#announce("Your code is back.");
    this.focusEditor();
  }

  closeShellEdit(): void {
    this.#parts.store.dispatch({ type: "shell-edit-closed" });
  }

  /** Something of ours failed. The learner is told; the cause goes to the console for a bug report. */
  #failed(message: string, cause: unknown): void {
    console.error(cause);
    this.#parts.store.dispatch({ type: "failure", message });
    this.#announce(message);
  }

  #storageProblem(message: string): void {
    this.#parts.store.dispatch({ type: "storage-problem", message });
    this.#announce(message);
  }

  async #reveal(type: "suite-revealed" | "solution-revealed", file: FileId): Promise<void> {
    const { study, data, now } = this.#parts;
    await study.record({ type, exercise: data.exercise.id }, now());
    await this.refreshProgress();
    this.closeDialog();
    this.openFile(file);
    this.focusEditor();
  }

  /** Puts a text that the session already has into the editor. */
  #show(text: string): void {
    this.#parts.store.dispatch({ type: "edited" });
    this.#editor?.setText(text);
    this.#parts.runner.edited(text);
    this.openFile("mine");
  }

  #showFile(file: FileId): void {
    if (this.#editor === undefined) return;
    showFile(this.#editor, file, this.#parts.data, this.#parts.session);
  }

  #announce(text: string): void {
    this.#parts.store.dispatch({ type: "announce", text });
  }
}
