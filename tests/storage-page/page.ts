/** A page that types into a draft as a learner does, over the site's own storage, until somebody kills it. */
import { DraftSession, SAVE_AFTER_MS } from "../../src/study/draft-session.ts";
import { localStorageJournal } from "../../src/study/journal.ts";
import { scheduleByTimer } from "../../src/study/schedule.ts";
import { Study } from "../../src/study/study.ts";

/** What a page tells with its last breath. Moments are in milliseconds since the typing began. */
export interface LastWords {
  /** The last text that was typed longer before the end than saving may wait; undefined if none was. */
  readonly safe: string | undefined;
  /** The last text of all. */
  readonly typed: string;
  /** Lessons that were committed. */
  readonly committed: readonly number[];
}

/** What a page finds when it opens. */
export interface Found {
  readonly text: string;
  readonly done: readonly number[];
  readonly problem: string | undefined;
}

/** What the page offers as `window.storagePage`. */
export interface StoragePage {
  open(): Promise<Found>;
  /**
   * Types a text a key at a time, then tells its last words and waits to be killed.
   *
   * @param pauses milliseconds before each key.
   * @param endMs when the page is killed.
   */
  type(round: number, pauses: readonly number[], endMs: number): void;
}

declare global {
  interface Window {
    storagePage: StoragePage;
  }
}

/** As long as a learner's module. */
const BODY = "// a line of code like many others\n".repeat(120);

const study = await Study.open();
const session = await DraftSession.open("killed", "", study, {
  now: () => Date.now(),
  schedule: scheduleByTimer,
  journal: localStorageJournal(() => localStorage),
  lasting: () => study.problem === undefined,
});

window.storagePage = {
  async open() {
    const { done } = await study.progress();
    return { text: session.text, done, problem: study.problem?.message };
  },
  type(round, pauses, endMs) {
    const start = performance.now();
    const edits: { at: number; text: string }[] = [];
    const committed: number[] = [];
    const dieAt = start + endMs;
    setTimeout(() => {
      // By the moment that was set, not by the clock: a busy machine may be late with this and with saving alike.
      const old = edits.filter(({ at }) => at + SAVE_AFTER_MS < dieAt);
      const words: LastWords = {
        safe: old.at(-1)?.text,
        typed: edits.at(-1)?.text ?? session.text,
        committed,
      };
      const request = new XMLHttpRequest();
      // The page stands still until it is killed.
      request.open("POST", "dying", false);
      request.send(JSON.stringify(words));
    }, endMs);
    const press = (key: number) => {
      const pause = pauses[key];
      if (pause === undefined) return;
      setTimeout(() => {
        const text = `// ${round}.${key}\n${BODY}`;
        session.edit(text);
        edits.push({ at: performance.now(), text });
        if (key === 2) {
          committed.push(round);
          void study.record({ type: "committed", lesson: round });
        }
        press(key + 1);
      }, pause);
    };
    press(0);
  },
};
