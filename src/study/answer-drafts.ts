/**
 * Answers while they are written and scored, so that a reload takes up where it was. They are in `localStorage`,
 * which is written before the call returns: what was typed is there, whatever becomes of the page.
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
}

/** Where drafts of answers are kept. */
export interface AnswerDrafts {
  read(key: string): AnswerDraft | undefined;
  /** @returns whether it is kept: storage may be blocked or full. */
  keep(draft: AnswerDraft): boolean;
  forget(key: string): void;
}

/** Drafts in `localStorage`. */
export function answerDrafts(storage: () => Storage = () => localStorage): AnswerDrafts {
  const at = (key: string) => `minibroker.answer.${key}`;
  return {
    read(key) {
      try {
        const draft: unknown = JSON.parse(storage().getItem(at(key)) ?? "null");
        return isDraft(draft) ? draft : undefined;
      } catch {
        return undefined;
      }
    },
    keep(draft) {
      try {
        storage().setItem(at(draft.key), JSON.stringify(draft));
        return true;
      } catch {
        // The pad says beside the text that it is not kept.
        return false;
      }
    },
    forget(key) {
      try {
        storage().removeItem(at(key));
      } catch {
        // What cannot be written was not kept either.
      }
    },
  };
}

function isDraft(value: unknown): value is AnswerDraft {
  if (typeof value !== "object" || value === null) return false;
  const field = (name: keyof AnswerDraft): unknown => Reflect.get(value, name);
  const scores = field("scores");
  const mistakes = field("mistakes");
  return (
    typeof field("key") === "string" &&
    typeof field("text") === "string" &&
    typeof field("seconds") === "number" &&
    (field("phase") === "answering" || field("phase") === "scoring") &&
    typeof scores === "object" &&
    scores !== null &&
    Object.values(scores).every((score) => score === 0 || score === 1 || score === 2) &&
    Array.isArray(mistakes) &&
    mistakes.every((mistake) => typeof mistake === "string")
  );
}
