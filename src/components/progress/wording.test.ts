import { expect, test } from "vitest";
import { type StudyFact, studyEvent } from "../../study/events.ts";
import type { CourseFacts } from "./course-facts.ts";
import { counted, eventSentence, listed, moment, size } from "./wording.ts";

const facts: CourseFacts = {
  segments: [
    {
      title: "The log",
      lessons: [
        {
          offset: 3,
          title: "The log",
          href: "/lessons/the-log/",
          minutes: 50,
          checks: 3,
          exercise: { id: "partition-log", title: "The partition log", tests: 12, href: "/" },
        },
      ],
    },
  ],
};
const said = (fact: StudyFact, times = 1) => eventSentence(studyEvent(fact, 1, "a"), times, facts);
const run = { type: "ran", exercise: "partition-log", runner: "in-page", durationMs: 1 } as const;

test("Counts and lists read as a person would write them", () => {
  expect([counted(1, "event"), counted(2, "event")]).toEqual(["1 event", "2 events"]);
  expect(listed(["a", "b", "c"])).toBe("a, b and c");
  expect([size(512), size(84_120)]).toEqual(["512 B", "84 kB"]);
});

test("A moment is short: the time today, the day this year, the year before", () => {
  const now = new Date(2026, 10, 23, 12).getTime();
  expect(moment(new Date(2026, 10, 23, 9, 5).getTime(), now)).toBe("today 09:05");
  expect(moment(new Date(2026, 10, 22, 20, 4).getTime(), now)).toBe("22 Nov 20:04");
  expect(moment(new Date(2025, 10, 22, 20, 4).getTime(), now)).toBe("22 Nov 2025");
});

test.each<[StudyFact, number, string]>([
  [
    { ...run, status: "failed", passed: 9, total: 12, failed: ["a"] },
    4,
    "Ran 3 The log, 9 of 12 tests pass, after 4 runs",
  ],
  [
    { ...run, status: "passed", passed: 12, total: 12, failed: [] },
    1,
    "All 12 tests pass in 3 The log",
  ],
  [{ type: "committed", exercise: "partition-log", lesson: 3 }, 1, "Committed 3 The log"],
  [{ type: "committed", lesson: 99 }, 1, "Committed lesson 99"],
  [{ type: "reset", exercise: "gone" }, 1, "Reset the code of gone"],
  [{ type: "withdrawn", events: ["a"], reason: "rewound" }, 1, "Rewound, 1 lesson is open again"],
  [{ type: "withdrawn", events: ["a", "b"] }, 1, "Took 2 events back"],
])("An event is a sentence: %o", (fact, times, sentence) => {
  expect(said(fact, times)).toBe(sentence);
});
