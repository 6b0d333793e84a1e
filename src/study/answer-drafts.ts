/**
 * Answers while they are written and scored, so that a reload takes up where it was. They are in `localStorage`,
 * which is written before the call returns: what was typed is there, whatever becomes of the page. Two tabs at one
 * question share a draft; where one wrote without having seen the other's words, it has both.
 */

/** An answer that is not in the log yet. */
export interface AnswerDraft {
  /** What it answers, such as the id of a question. */
  readonly key: string;
  readonly text: string;
  readonly seconds: number;
  readonly phase: "answering" | "scoring";
  /** Lines that were decided, by the id of the point. */
  readonly scores: Readonly<Record<string, 0 | 1 | 2>>;
  readonly mistakes: readonly string[];
  /** What another tab wrote to the same question; empty if none did. It is offered, and goes with the draft. */
  readonly aside: string;
  /** Counts writes. A writer names the one that it has seen, so that two tabs cannot overwrite each other unseen. */
  readonly revision: number;
}

/** A draft on its way in: it gets its revision when it is kept. */
export type NewAnswerDraft = Omit<AnswerDraft, "revision">;

/** Where drafts of answers are kept. */
export interface AnswerDrafts {
  read(key: string): AnswerDraft | undefined;
  /**
   * Keeps a draft. If another tab wrote since, its words go aside and not away.
   *
   * @param replaces the revision that the writer has seen; 0 if there was none.
   * @returns the draft as it is kept; `undefined` if it is not: storage may be blocked or full.
   */
  keep(draft: NewAnswerDraft, replaces: number): AnswerDraft | undefined;
  /** Lets go of a draft, unless another tab wrote since. @param seen the revision that the caller has seen. */
  forget(key: string, seen: number): void;
  /** Calls back when another tab wrote or forgot the draft; returns a function that stops it. */
  watch(key: string, changed: () => void): () => void;
}

/** Drafts in `localStorage`. */
export function answerDrafts(storage: () => Storage = () => localStorage): AnswerDrafts {
  const at = (key: string) => `minibroker.answer.${key}`;
  const read = (key: string): AnswerDraft | undefined => {
    try {
      return asDraft(JSON.parse(storage().getItem(at(key)) ?? "null"));
    } catch {
      return undefined;
    }
  };
  return {
    read,
    keep(draft, replaces) {
      const stored = read(draft.key);
      const unseen = stored === undefined || stored.revision === replaces ? [] : [stored];
      const kept = { ...unseen.reduce(withWordsOf, draft), revision: (stored?.revision ?? 0) + 1 };
      try {
        storage().setItem(at(kept.key), JSON.stringify(kept));
        return kept;
      } catch {
        // The pad says beside the text that it is not kept.
        return undefined;
      }
    },
    forget(key, seen) {
      try {
        if (read(key)?.revision === seen) storage().removeItem(at(key));
      } catch {
        // What cannot be written was not kept either.
      }
    },
    watch(key, changed) {
      const listener = (event: StorageEvent): void => {
        // Without a key everything was wiped.
        if (event.key === at(key) || event.key === null) changed();
      };
      addEventListener("storage", listener);
      return () => removeEventListener("storage", listener);
    },
  };
}

/** A draft with the words of another one put aside, unless it has them anyway. */
export function withWordsOf<Draft extends Pick<AnswerDraft, "text" | "aside">>(
  draft: Draft,
  other: Pick<AnswerDraft, "text" | "aside">,
): Draft {
  const missing = [other.text, other.aside].filter(
    (words) => words.trim() !== "" && !draft.text.includes(words) && !draft.aside.includes(words),
  );
  return { ...draft, aside: [draft.aside, ...missing].filter(Boolean).join("\n\n") };
}

/** The draft, if it is one. Those of an earlier version have no revision, and nothing aside. */
function asDraft(value: unknown): AnswerDraft | undefined {
  const current: unknown =
    typeof value === "object" && value !== null ? { aside: "", revision: 0, ...value } : value;
  return isDraft(current) ? current : undefined;
}

function isDraft(value: unknown): value is AnswerDraft {
  if (typeof value !== "object" || value === null) return false;
  const field = (name: keyof AnswerDraft): unknown => Reflect.get(value, name);
  const scores = field("scores");
  const mistakes = field("mistakes");
  return (
    typeof field("key") === "string" &&
    typeof field("text") === "string" &&
    typeof field("aside") === "string" &&
    typeof field("seconds") === "number" &&
    typeof field("revision") === "number" &&
    (field("phase") === "answering" || field("phase") === "scoring") &&
    typeof scores === "object" &&
    scores !== null &&
    Object.values(scores).every((score) => score === 0 || score === 1 || score === 2) &&
    Array.isArray(mistakes) &&
    mistakes.every((mistake) => typeof mistake === "string")
  );
}
