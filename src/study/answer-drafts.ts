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
  /** Which writes it goes back to. Two tabs may write in the same moment, so a count of all would not tell them apart. */
  readonly seen: Seen;
}

/** How many writes of each tab somebody has seen: a version vector (Parker and others, 1983). */
export type Seen = Readonly<Record<string, number>>;

/** A draft on its way in. */
export type NewAnswerDraft = Omit<AnswerDraft, "seen">;

/** Tabs that a draft remembers, the latest ones. Of one that it forgot it would put the words aside once too often. */
const TABS_REMEMBERED = 12;

/** Where drafts of answers are kept. */
export interface AnswerDrafts {
  read(key: string): AnswerDraft | undefined;
  /**
   * Keeps a draft. If another tab wrote since, its words go aside and not away.
   *
   * @param seen what the writer has seen; nothing if there was no draft.
   * @returns the draft as it is kept; `undefined` if it is not: storage may be blocked or full.
   */
  keep(draft: NewAnswerDraft, seen: Seen): AnswerDraft | undefined;
  /** Lets go of a draft, unless another tab wrote what the caller has not seen. */
  forget(key: string, seen: Seen): void;
  /** Calls back when another tab wrote or forgot the draft; returns a function that stops it. */
  watch(key: string, changed: () => void): () => void;
}

/** Drafts in `localStorage`. @param tab a name that no other tab has. */
export function answerDrafts(
  storage: () => Storage = () => localStorage,
  tab: string = crypto.randomUUID().slice(0, 8),
): AnswerDrafts {
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
    keep(draft, seen) {
      const stored = read(draft.key);
      const unseen = stored === undefined || covers(seen, stored.seen) ? [] : [stored];
      const { [tab]: own = 0, ...others } = latest(stored?.seen ?? {}, seen);
      const remembered = Object.entries(others).slice(1 - TABS_REMEMBERED);
      const kept = {
        ...unseen.reduce(withWordsOf, draft),
        seen: { ...Object.fromEntries(remembered), [tab]: own + 1 },
      };
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
        const stored = read(key);
        if (stored !== undefined && covers(seen, stored.seen)) storage().removeItem(at(key));
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

/** Whether somebody has seen all that somebody else has. */
export function covers(seen: Seen, other: Seen): boolean {
  return Object.entries(other).every(([tab, writes]) => (seen[tab] ?? 0) >= writes);
}

/** What two have seen together. */
export function latest(one: Seen, other: Seen): Seen {
  const more = Object.entries(other).filter(([tab, writes]) => writes > (one[tab] ?? 0));
  return { ...one, ...Object.fromEntries(more) };
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

/** The draft, if it is one. Those of an earlier version say neither who wrote them nor what is aside. */
function asDraft(value: unknown): AnswerDraft | undefined {
  const current: unknown =
    typeof value === "object" && value !== null ? { aside: "", seen: {}, ...value } : value;
  return isDraft(current) ? current : undefined;
}

function isDraft(value: unknown): value is AnswerDraft {
  if (typeof value !== "object" || value === null) return false;
  const field = (name: keyof AnswerDraft): unknown => Reflect.get(value, name);
  const scores = field("scores");
  const mistakes = field("mistakes");
  const seen = field("seen");
  return (
    typeof field("key") === "string" &&
    typeof field("text") === "string" &&
    typeof field("aside") === "string" &&
    typeof field("seconds") === "number" &&
    typeof seen === "object" &&
    seen !== null &&
    Object.values(seen).every((writes) => typeof writes === "number") &&
    (field("phase") === "answering" || field("phase") === "scoring") &&
    typeof scores === "object" &&
    scores !== null &&
    Object.values(scores).every((score) => score === 0 || score === 1 || score === 2) &&
    Array.isArray(mistakes) &&
    mistakes.every((mistake) => typeof mistake === "string")
  );
}
