/** A learner's work as an export, for the end-to-end tests. */

interface Work {
  readonly format: "minibroker-work";
  readonly version: 2;
  readonly exportedAt: string;
  readonly events: readonly object[];
  readonly drafts: readonly object[];
  readonly notes: readonly object[];
}

/** Lessons of the course that have an exercise, by offset. */
const EXERCISES: Readonly<Record<number, string>> = {
  3: "partition-log",
  4: "partitioner",
  7: "consumer-offsets",
  10: "idempotent-consumer",
  12: "retry-dlq",
  13: "back-pressure",
};

/** What a learner leaves who has committed some lessons, missed a check and has a stubborn test. */
export function workOf(committed: readonly number[]): Work {
  const start = Date.UTC(2026, 10, 20, 9);
  let count = 0;
  const stamp = () => ({ id: `e2e-${count}`, at: start + 60_000 * count++ });
  const run = (exercise: string, passed: number, failed: readonly string[]) => ({
    ...stamp(),
    type: "ran",
    exercise,
    status: failed.length === 0 ? "passed" : "failed",
    passed,
    total: passed + failed.length,
    failed,
    runner: "in-page",
    durationMs: 40,
  });
  const stubborn = "Resumes at the commit after a crash";
  const events = [
    {
      ...stamp(),
      type: "checked",
      lesson: 7,
      section: "two-numbers-that-look-alike",
      question: "Where does its successor start?",
      right: false,
      attempt: 1,
    },
    ...[1, 2, 3].map((passed) => run("consumer-offsets", passed, [stubborn])),
    ...committed.flatMap((lesson) => [
      run(EXERCISES[lesson] ?? "", 12, []),
      { ...stamp(), type: "committed", exercise: EXERCISES[lesson] ?? "", lesson },
    ]),
  ];
  return {
    format: "minibroker-work",
    version: 2,
    exportedAt: new Date(start).toISOString(),
    events,
    drafts: [
      {
        exercise: "partition-log",
        text: "// from the file\n",
        starterHash: "h",
        updatedAt: start,
        revision: 1,
      },
    ],
    notes: [
      {
        id: "e2e-note",
        lesson: 3,
        section: "a-section-that-is-gone",
        sectionTitle: "A section that is gone",
        quote: "words that were edited away",
        before: "",
        text: "an orphan <img src=x onerror=alert(1)>",
        createdAt: start,
        updatedAt: start,
        deleted: false,
        revision: 1,
      },
    ],
  };
}

/** The file that the progress page imports. */
export function workFile(work: unknown): { name: string; mimeType: string; buffer: Buffer } {
  return {
    name: "minibroker-work.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(work)),
  };
}
