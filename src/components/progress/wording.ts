/** How the progress page says things. */
import type { LineScore, StudyEvent } from "../../study/events.ts";
import type { ImportPlan } from "../../study/import-plan.ts";
import { type CourseFacts, lessonAt, lessonOfExercise } from "./course-facts.ts";

/** `1 event`, `12 events`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(items);
}

/* To make one costs more than all that a page says with it. */
const timeFormat = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });

/** `today 10:32`, `22 Nov 20:04`, `22 Nov 2025`. */
export function moment(at: number, now: number): string {
  const then = new Date(at);
  const today = new Date(now);
  const time = timeFormat.format(then);
  if (then.toDateString() === today.toDateString()) return `today ${time}`;
  return then.getFullYear() === today.getFullYear()
    ? `${day(at)} ${time}`
    : `${day(at)} ${then.getFullYear()}`;
}

/** `22 Nov`. */
export function day(at: number): string {
  return dayFormat.format(at);
}

/** `512 B`, `84 kB`. */
export function size(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${Math.round(bytes / 1000)} kB`;
}

/** A lesson by its offset: `3 The log`. */
export function lessonName(facts: CourseFacts, offset: number): string {
  const lesson = lessonAt(facts, offset);
  return lesson === undefined ? `lesson ${offset}` : `${offset} ${lesson.title}`;
}

/** An exercise by its lesson: `3 The log`. */
export function exerciseName(facts: CourseFacts, id: string): string {
  const lesson = lessonOfExercise(facts, id);
  return lesson === undefined ? id : `${lesson.offset} ${lesson.title}`;
}

/** An event of the log as a sentence without its stop. `times` is how many runs it stands for. */
export function eventSentence(event: StudyEvent, times: number, facts: CourseFacts): string {
  const about = (id: string) => exerciseName(facts, id);
  switch (event.type) {
    case "ran":
      return ran(event, times, about(event.exercise));
    case "committed":
      return `Committed ${lessonName(facts, event.lesson)}`;
    case "checked":
      return `Answered a quick check of ${lessonName(facts, event.lesson)}, ${event.right ? "right" : "wrong"}`;
    case "hint-shown":
      return `Took hint ${event.level} of a task in ${about(event.exercise)}`;
    case "suite-revealed":
      return `Opened the hidden tests of ${about(event.exercise)}`;
    case "solution-revealed":
      return `Compared with the solution of ${about(event.exercise)}`;
    case "reset":
      return `Reset the code of ${about(event.exercise)}`;
    case "reset-undone":
      return `Took back the reset of ${about(event.exercise)}`;
    case "answered":
      return `Answered an interview question, ${SCORES[event.score]}`;
    case "interviewed":
      return `Held a mock interview of ${event.minutes} minutes`;
    case "looked-up":
      return `Looked up ${event.term.replaceAll("-", " ")}`;
    case "reviewed":
      return `Reviewed ${reviewed(event.card, facts)}, ${SCORES[event.score]}`;
    case "imported":
      return `Imported ${counted(event.events, "event")} and the code of ${counted(event.drafts, "exercise")}`;
    case "withdrawn":
      return withdrawn(event);
  }
}

/** The scale of every rubric, in words. */
const SCORES: Readonly<Record<LineScore, string>> = { 0: "missed", 1: "partly", 2: "clearly" };

function reviewed(card: string, facts: CourseFacts): string {
  const [kind, id = ""] = card.split(":");
  return kind === "exercise" ? exerciseName(facts, id) : id.replaceAll("-", " ");
}

function ran(event: StudyEvent & { readonly type: "ran" }, times: number, name: string): string {
  const runs = times === 1 ? "" : `, after ${counted(times, "run")}`;
  switch (event.status) {
    case "passed":
      return `All ${event.total} tests pass in ${name}${runs}`;
    case "failed":
      return `Ran ${name}, ${event.passed} of ${event.total} tests pass${runs}`;
    case "did-not-compile":
      return `Ran ${name}, it did not compile${runs}`;
    case "timed-out":
      return `Ran ${name}, stopped at the time limit${runs}`;
    case "crashed":
      return `Ran ${name}, it crashed${runs}`;
    case "cancelled":
      return `Stopped a run of ${name}`;
    case "runner-unavailable":
      return `Tried to run ${name}, the runner did not start`;
  }
}

function withdrawn(event: StudyEvent & { readonly type: "withdrawn" }): string {
  const count = event.events.length;
  switch (event.reason) {
    case "rewound":
      return `Rewound, ${counted(count, "lesson is", "lessons are")} open again`;
    case "started-over":
      return `Started over, ${counted(count, "event")} set aside`;
    case "deleted":
      return `Deleted a mock interview, ${counted(count, "event")} set aside`;
    default:
      return `Took ${counted(count, "event")} back`;
  }
}

/** What an import would change, one line a thing. Empty if it changes nothing. */
export function planLines(plan: ImportPlan, facts: CourseFacts): string[] {
  const { newEvents, knownEvents, newlyDone, newDrafts, replacedDrafts, keptDrafts } = plan;
  const names = (drafts: readonly { readonly exercise: string }[]) =>
    listed(drafts.map(({ exercise }) => exerciseName(facts, exercise)));
  const known = knownEvents === 0 ? "" : `; ${knownEvents} are here already`;
  const replaced = replacedDrafts.map(({ mine }) => mine);
  return [
    newEvents.length > 0 && `Adds ${counted(newEvents.length, "event")} to your log${known}.`,
    newlyDone.length > 0 &&
      `Commits ${listed(newlyDone.map((offset) => lessonName(facts, offset)))}.`,
    newDrafts.length > 0 && `Adds your code for ${names(newDrafts)}.`,
    replaced.length > 0 &&
      `Replaces your code for ${names(replaced)} by newer code. What is here now goes to the earlier versions.`,
    keptDrafts.length > 0 && `Leaves your code for ${names(keptDrafts)} as it is here.`,
    plan.newNotes.length > 0 && `Adds ${counted(plan.newNotes.length, "note")}.`,
    plan.replacedNotes.length > 0 &&
      `Takes ${counted(plan.replacedNotes.length, "newer note")} in place of what is here.`,
    plan.newInterviews.length > 0 &&
      `Adds ${counted(plan.newInterviews.length, "mock interview")}.`,
    plan.replacedInterviews.length > 0 &&
      `Takes ${counted(plan.replacedInterviews.length, "newer mock interview")} in place of what is here.`,
  ].filter((line) => line !== false);
}
