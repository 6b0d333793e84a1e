/**
 * How the database keeps an answer: its words and the lines of its rubric as one string.
 *
 * Every page reads the whole log, and hardly any looks into an answer. To copy one string out of the database costs a
 * fifth of copying a list of objects, and what is not looked at is never parsed.
 */
import type { AnsweredFact, StudyEvent } from "./events.ts";

type Contents = Pick<AnsweredFact, "text" | "points" | "mistakes">;
type AnsweredEvent = Extract<StudyEvent, { readonly type: "answered" }>;

/** An answer with its contents as JSON. */
export type PackedAnswer = Omit<AnsweredEvent, keyof Contents> & { readonly packed: string };

/** An event as the database has it. Before version 4 of its layout answers were not packed. */
export type StoredEvent = StudyEvent | PackedAnswer;

/** Packs an answer; any other event stays as it is. */
export function pack(event: StudyEvent): StoredEvent {
  if (event.type !== "answered") return event;
  const { text, points, mistakes, ...rest } = event;
  return { ...rest, packed: JSON.stringify({ text, points, mistakes } satisfies Contents) };
}

/**
 * The event as it was before: `stored` itself, which nobody else may have. An answer is parsed when it is first looked
 * into; one that is damaged is empty.
 */
export function unpack(stored: StoredEvent): StudyEvent {
  if (!("packed" in stored)) return stored;
  const { packed } = stored;
  const event: object = stored;
  // The last one that was put into it: to take any other away would make a slow object of it.
  Reflect.deleteProperty(event, "packed");
  fill(event, packed);
  return event;
}

/** What is in the answers that came out of the database: as it was packed, until it is looked into. */
const known = new WeakMap<object, string | Contents>();

function fill(event: object, packed: string): asserts event is AnsweredEvent {
  known.set(event, packed);
  Object.defineProperties(event, lazily);
}

/* The same three functions in all answers: with some of its own, each would be a kind of object of its own, and slow. */
const lazily: PropertyDescriptorMap = {
  text: {
    get() {
      return contentsOf(this).text;
    },
    enumerable: true,
  },
  points: {
    get() {
      return contentsOf(this).points;
    },
    enumerable: true,
  },
  mistakes: {
    get() {
      return contentsOf(this).mistakes;
    },
    enumerable: true,
  },
};

function contentsOf(event: object): Contents {
  const before = known.get(event) ?? "";
  if (typeof before !== "string") return before;
  const contents = parsed(before);
  known.set(event, contents);
  return contents;
}

function parsed(packed: string): Contents {
  try {
    const value: unknown = JSON.parse(packed);
    if (isContents(value)) return value;
  } catch {
    // A damaged record costs itself and nothing else.
  }
  return { text: "", points: [], mistakes: [] };
}

function isContents(value: unknown): value is Contents {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof Reflect.get(value, "text") === "string" &&
    Array.isArray(Reflect.get(value, "points")) &&
    Array.isArray(Reflect.get(value, "mistakes"))
  );
}
