/** What a learner has done, for the specimen: made up, in the shape in which it is stored. */
import type { StudyEvent } from "../../study/events.ts";
import type { Note } from "../../study/notes.ts";
import { type CourseFacts, lessonAt, writtenLessons } from "../progress/course-facts.ts";
import type { Returning } from "../progress/redelivery.ts";
import { NOTHING_YET, type ProgressState } from "../progress/state.ts";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 24, 10);

/** A note with the words that it was written beside. */
export const note: Note = {
  id: "specimen",
  lesson: 3,
  section: "",
  sectionTitle: "",
  quote: "A queue forgets what it has delivered.",
  before: "",
  text: "Ask how long ours keeps records.",
  createdAt: NOW,
  updatedAt: NOW,
  deleted: false,
  revision: 1,
};

/** Somebody who has opened the page for the first time. */
export function justStarted(facts: CourseFacts): ProgressState {
  return {
    facts,
    asked: { questions: 102, scenarios: 10, design: { "partition-log": 4, partitioner: 4 } },
    data: NOTHING_YET,
    returning: [],
    now: NOW,
    dialog: undefined,
    outcome: undefined,
  };
}

/** Somebody who has committed the first exercises, and fails the next. */
export function someProgress(facts: CourseFacts): ProgressState {
  const exercises = writtenLessons(facts).flatMap(({ offset, exercise }) =>
    exercise === undefined ? [] : [{ offset, ...exercise }],
  );
  const events = exercises.slice(0, 3).flatMap(({ offset, id, tests }, index): StudyEvent[] => {
    const runs = [0.25, 0.5, index < 2 ? 1 : 0.75].map(
      (part, run): StudyEvent => ({
        id: `${id} ${run}`,
        at: NOW - (3 - index) * DAY + run * 60_000,
        type: "ran",
        exercise: id,
        status: part === 1 ? "passed" : "failed",
        passed: Math.floor(tests * part),
        total: tests,
        failed: [],
        runner: "in-page",
        durationMs: 40,
      }),
    );
    const committed = {
      id: `${id} committed`,
      at: NOW - (3 - index) * DAY + DAY / 2,
      type: "committed",
      exercise: id,
      lesson: offset,
    } as const;
    return index < 2 ? [...runs, committed] : runs;
  });
  return {
    ...justStarted(facts),
    data: { ...NOTHING_YET, events: [...events, ...practice()], notes: [note] },
    returning: returning(facts),
    dialog: { kind: "start-over" },
    outcome: { kind: "done", text: "Rewound to offset 3.", undoable: true },
  };
}

/** Three mock interviews of two answers each. */
function practice(): StudyEvent[] {
  return ([0, 2, 1] as const).flatMap((score, index): StudyEvent[] => {
    const session = `session ${index}`;
    const at = NOW - (3 - index) * DAY;
    const answer = (question: string): StudyEvent => ({
      id: `${session} ${question}`,
      at,
      type: "answered",
      question,
      where: "mock",
      session,
      text: "",
      seconds: 120,
      points: [{ point: "point", weight: "must", suggested: 0, score }],
      mistakes: [],
      score,
    });
    const held = { type: "interviewed", session, level: "mid", minutes: 15, concepts: [] } as const;
    return [
      answer(`lag ${index}`),
      answer(index === 2 ? "scenario:news-feed" : "design:commit"),
      { ...held, id: session, at, seed: index, startedAt: at, seconds: 840 },
    ];
  });
}

function returning(facts: CourseFacts): readonly Returning[] {
  const lesson = lessonAt(facts, 4);
  const question = (name: string, days: number, weak: number): Returning => ({
    card: name,
    name,
    kind: "question",
    due: NOW + days * DAY,
    weak,
    deadLetter: weak >= 3,
    delivered: weak + 1,
    lesson:
      lesson?.href === undefined ? undefined : { title: `4 ${lesson.title}`, href: lesson.href },
  });
  return [
    question("How do you keep one customer’s events in order?", -1, 1),
    question("What is the difference between a queue and a topic?", 0, 0),
    question("Why Kafka rather than a table you poll?", 3, 0),
    question("When is at-most-once the right choice?", 3, 3),
    ...[3, 3, 3, 3, 3, 3, 9].map((days, index) => question(`Question ${index}`, days, 0)),
  ];
}
