/**
 * Tells records that can be used from damaged ones. A disk or an extension may damage a record; it costs itself
 * and nothing else. Checked by hand: these run on the first touch, and must not wait for a schema library.
 */
import type { StudyEvent } from "./events.ts";
import type { NewInterview } from "./interviews.ts";
import type { NewNote } from "./notes.ts";
import type { StoredEvent } from "./packed-answers.ts";
import type { NewDraft } from "./store.ts";

/** Whether it has all that makes a draft. */
export function isDraft(value: unknown): value is NewDraft {
  return (
    has(value, "string", "exercise", "text", "starterHash") && has(value, "number", "updatedAt")
  );
}

/** Whether it has all that makes a note. */
export function isNote(value: unknown): value is NewNote {
  return (
    has(value, "string", "id", "section", "sectionTitle", "quote", "before", "text") &&
    has(value, "number", "lesson", "createdAt", "updatedAt")
  );
}

/** Whether it has all that makes a mock interview. */
export function isInterview(value: unknown): value is NewInterview {
  return (
    has(value, "number", "seenAt") &&
    "session" in value &&
    has(value.session, "string", "id", "stage", "notes") &&
    has(value.session, "number", "startedAt")
  );
}

/** Whether it is an event with the fields that projections read. Kinds that are not known here are let through. */
export function isEvent(value: unknown): value is StudyEvent {
  return isStoredEvent(value) && !("packed" in value);
}

/** The same, of an event whose answer may be packed. */
export function isStoredEvent(value: unknown): value is StoredEvent {
  if (!has(value, "string", "id", "type") || !has(value, "number", "at")) return false;
  switch (value.type) {
    case "ran":
      return has(value, "string", "exercise", "status") && hasList(value, "failed");
    case "committed":
      return has(value, "number", "lesson");
    case "checked":
      return has(value, "string", "question") && has(value, "number", "lesson");
    case "answered":
      if (!has(value, "string", "question")) return false;
      return (
        has(value, "string", "packed") || (has(value, "string", "text") && hasList(value, "points"))
      );
    case "hint-shown":
      return has(value, "string", "exercise", "task") && has(value, "number", "level");
    case "withdrawn":
      return hasList(value, "events");
    default:
      return true;
  }
}

function has<Key extends string>(
  value: unknown,
  type: "string" | "number",
  ...keys: readonly Key[]
): value is Record<Key, unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    keys.every((key) => typeof Reflect.get(value, key) === type)
  );
}

function hasList(value: object, key: string): boolean {
  return Array.isArray(Reflect.get(value, key));
}
