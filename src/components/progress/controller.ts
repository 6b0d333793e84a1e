/** What the progress page does. Everything it touches is handed in. */
import { DraftConflictError, InvalidExportError, NoteConflictError } from "../../study/errors.ts";
import { type StudyEvent, studyEvent } from "../../study/events.ts";
import type { Place } from "../../study/place.ts";
import { rewindTo, startOver, undoRewind } from "../../study/rewind.ts";
import type { Study } from "../../study/study.ts";
import type { CourseFacts } from "./course-facts.ts";
import type { Asked } from "./interviews.ts";
import type { Returning } from "./redelivery.ts";
import { NOTHING_YET, type Outcome, type ProgressActions, type ProgressState } from "./state.ts";
import { counted } from "./wording.ts";

/** The world, as the controller sees it. */
export interface ControllerParts {
  readonly study: Study;
  readonly facts: CourseFacts;
  readonly asked: Asked;
  readonly place: () => Place | undefined;
  /** What comes back to the learner. It fetches names, and may fail. */
  readonly returning: (events: readonly StudyEvent[]) => Promise<readonly Returning[]>;
  /** How long the page waits for those names before it is drawn without them. */
  readonly patience: () => Promise<void>;
  readonly now: () => number;
  /** Gives the learner a file. */
  readonly download: (name: string, text: string) => void;
  readonly onChange: (state: ProgressState) => void;
}

export class ProgressController implements ProgressActions {
  readonly #parts: ControllerParts;
  #state: ProgressState;
  /** Takes back what was done last. */
  #undo: (() => Promise<void>) | undefined;

  constructor(parts: ControllerParts) {
    this.#parts = parts;
    const { facts, asked, study } = parts;
    this.#state = {
      facts,
      asked,
      data: NOTHING_YET,
      returning: [],
      now: parts.now(),
      dialog: undefined,
      outcome: undefined,
    };
    study.subscribe((_, from) => {
      // What is done here is read once it is done.
      if (from === "other-tab") void this.refresh();
    });
  }

  get state(): ProgressState {
    return this.#state;
  }

  /** Reads the learner's data anew, and shows it. */
  async refresh(): Promise<void> {
    const { study, place, now, returning, patience } = this.#parts;
    const [events, drafts, notes] = await Promise.all([
      study.events(),
      study.drafts(),
      study.notes(),
    ]);
    const problem = study.problem?.message;
    const data = { events, drafts, notes, place: place(), problem };
    const named = returning(events).catch((cause: unknown) => {
      // The rest of the page needs no network.
      console.warn(cause);
      return "unavailable" as const;
    });
    // Names that are kept are there at once, and the page is drawn once and not twice.
    const early = await Promise.race([named, patience()]);
    this.#become({ data, now: now(), ...(early === undefined ? {} : { returning: early }) });
    if (early === undefined) this.#become({ returning: await named });
  }

  async exportWork(): Promise<void> {
    const { study, now, download } = this.#parts;
    const { exportWork } = await import("../../study/portable.ts");
    const work = await exportWork(study, now());
    const day = work.exportedAt.slice(0, 10);
    download(`minibroker-work-${day}.json`, `${JSON.stringify(work, null, 2)}\n`);
  }

  async chooseImport(file: File): Promise<void> {
    await this.#attempt(async () => {
      const [{ parseExport }, { planImport }] = await Promise.all([
        import("../../study/export-file.ts"),
        import("../../study/portable.ts"),
      ]);
      const plan = await planImport(this.#parts.study, parseExport(await file.text()));
      this.#become({ dialog: { kind: "import", plan }, outcome: undefined });
    });
  }

  async applyImport(): Promise<void> {
    const { dialog } = this.#state;
    if (dialog?.kind !== "import") return;
    const { study, now } = this.#parts;
    await this.#attempt(async () => {
      const { applyImport, undoImport } = await import("../../study/portable.ts");
      const receipt = await applyImport(study, dialog.plan, now());
      return {
        text: `Imported ${counted(dialog.plan.newEvents.length, "event")}, the code of ${counted(receipt.drafts.length, "exercise")} and ${counted(receipt.notes.length, "note")}.`,
        undo: () => undoImport(study, receipt, now()),
      };
    });
  }

  ask(kind: "rewind" | "start-over"): void {
    this.#become({ dialog: { kind }, outcome: undefined });
  }

  async rewind(offset: number): Promise<void> {
    const { study, now } = this.#parts;
    await this.#attempt(async () => {
      const receipt = await rewindTo(study, offset, now());
      return {
        text: `Rewound to offset ${offset}.`,
        undo: () => undoRewind(study, receipt, now()),
      };
    });
  }

  async startOver(): Promise<void> {
    const { study, now } = this.#parts;
    await this.#attempt(async () => {
      const receipt = await startOver(study, now());
      return {
        text: "Started over. Nothing is committed.",
        undo: () => undoRewind(study, receipt, now()),
      };
    });
  }

  async undo(): Promise<void> {
    const undo = this.#undo;
    if (undo === undefined) return;
    await this.#attempt(async () => {
      await undo();
      return { text: "Taken back. Everything is as it was.", undo: undefined };
    });
  }

  async undoWithdrawal(id: string): Promise<void> {
    const { study, now } = this.#parts;
    await this.#attempt(async () => {
      await study.append([
        studyEvent({ type: "withdrawn", events: [id], reason: "undone" }, now()),
      ]);
      return { text: "Taken back.", undo: undefined };
    });
  }

  closeDialog(): void {
    this.#become({ dialog: undefined });
  }

  /** Does it, and says what came of it. */
  async #attempt(
    work: () => Promise<
      { text: string; undo: (() => Promise<void>) | undefined } | undefined | void
    >,
  ): Promise<void> {
    try {
      const done = await work();
      if (!done) return;
      this.#undo = done.undo;
      this.#finish({ kind: "done", text: done.text, undoable: done.undo !== undefined });
    } catch (cause) {
      this.#finish({ kind: "failed", text: sentenceOf(cause) });
    }
    await this.refresh();
  }

  #finish(outcome: Outcome): void {
    this.#become({ dialog: undefined, outcome });
  }

  #become(change: Partial<ProgressState>): void {
    this.#state = { ...this.#state, ...change };
    this.#parts.onChange(this.#state);
  }
}

/** What went wrong, for the learner. What is not ours to explain goes to the console for a bug report. */
function sentenceOf(cause: unknown): string {
  const known =
    cause instanceof InvalidExportError ||
    cause instanceof DraftConflictError ||
    cause instanceof NoteConflictError;
  if (known) return cause.message;
  console.error(cause);
  return "Something failed that should not. Reload the page and look at your log before you try again.";
}
