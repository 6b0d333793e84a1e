import { expect, test } from "vitest";
import { activity, attemptsByExercise } from "./activity.ts";
import { type StudyEvent, type StudyFact, studyEvent } from "./events.ts";
import { weakSpots } from "./weak-spots.ts";

const log = (...facts: StudyFact[]): StudyEvent[] =>
  facts.map((fact, index) => studyEvent(fact, index + 1, `event-${index}`));
const answered = (question: string, right: boolean): StudyFact => ({
  type: "checked",
  lesson: 7,
  section: "lag",
  question,
  right,
  attempt: 1,
});
const ran = (failed: string[], more: Partial<StudyFact & { type: "ran" }> = {}): StudyFact => ({
  type: "ran",
  exercise: "partition-log",
  status: failed.length === 0 ? "passed" : "failed",
  passed: 12 - failed.length,
  total: 12,
  failed,
  runner: "in-page",
  durationMs: 40,
  ...more,
});

test("A check that was right at once is no weak spot; one that is open comes before one that is passed", () => {
  const spots = weakSpots(
    log(
      answered("right at once", true),
      answered("found later", false),
      answered("found later", true),
      answered("still open", false),
    ),
  );
  expect(spots.checks.map((check) => check.question)).toEqual(["still open", "found later"]);
});

test("A test that failed in three runs is stubborn, and one that fails still comes first", () => {
  const spots = weakSpots(
    log(ran(["rolls", "keeps"]), ran(["rolls", "keeps"]), ran(["rolls", "keeps"]), ran(["keeps"])),
  );
  expect(spots.tests).toEqual([
    { exercise: "partition-log", title: "keeps", failures: 4, runs: 4, passesNow: false },
    { exercise: "partition-log", title: "rolls", failures: 3, runs: 4, passesNow: true },
  ]);
});

test("A run that reported no test says nothing about one", () => {
  const broken = ran([], { status: "did-not-compile", passed: 0, total: 0 });
  const spots = weakSpots(log(ran(["rolls"]), ran(["rolls"]), ran(["rolls"]), broken));
  expect(spots.tests).toMatchObject([{ title: "rolls", runs: 3, passesNow: false }]);
});

test("Activity is newest first, with runs of one exercise in a row as one", () => {
  const events = log(ran(["a", "b"]), ran(["a"]), answered("q", true), ran([]), ran(["a"]));
  const rows = activity(events, 10).map(({ offset, event, times }) => [offset, event.type, times]);
  expect(rows).toEqual([
    [4, "ran", 1],
    [3, "ran", 1],
    [2, "checked", 1],
    [1, "ran", 2],
  ]);
  expect(activity(events, 2)).toHaveLength(2);
});

test("Attempts are the runs that said something about the code", () => {
  const attempts = attemptsByExercise(
    log(ran(["a"]), ran(["a"], { status: "cancelled" }), ran([])),
  );
  expect(attempts.get("partition-log")?.map(({ passed }) => passed)).toEqual([11, 12]);
});
