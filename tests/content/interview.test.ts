import { expect, test } from "vitest";
import type { Question } from "../../src/content/question-schema.ts";
import type { Scenario } from "../../src/content/scenario-schema.ts";
import { type Course, questionFindings } from "./interview.ts";
import { scenarioProblems } from "./scenarios.ts";

const course: Course = {
  sections: new Map([["offsets", ["two-numbers"]]]),
  exercises: ["consumer-offsets"],
  hasFigure: (figure) => figure === "offsets/Position",
  hasScene: (scene) => scene === "offsets-and-delivery",
};

const question: Question = {
  ask: "What is the committed offset?",
  probes: "Whether the candidate can use it.",
  level: "junior",
  minutes: 3,
  hits: {
    must: [{ id: "next", point: "It is the next record to read", heard: ["next record"] }],
    should: [],
    bonus: [],
  },
  mistakes: [
    { id: "last", mistake: "The last one", why: "One after that.", heard: ["commit last-handled"] },
  ],
  followUps: [],
  answer: "The committed offset is the offset of the next record.",
  sources: [],
  learn: {
    lesson: "offsets",
    section: "two-numbers",
    exercise: "consumer-offsets",
    figure: "offsets/Position",
    scene: "offsets-and-delivery",
  },
};

/** What the author of the question reads. */
function findings(change: Partial<Question>, folder = "offsets"): string {
  const entry = { where: "q.yaml", id: "q", folder, data: { ...question, ...change } };
  return questionFindings(entry, course)
    .map(({ message }) => message)
    .join("\n");
}

test("has nothing against a question that holds together", () => {
  expect(findings({})).toBe("");
});

test.each([
  [{ learn: { lesson: "offsets", section: "two-number" } }, "offsets has two-numbers"],
  [{ learn: { lesson: "cqrs", section: "x" } }, "cqrs, which is not written; say `planned: true`"],
  [{ learn: { lesson: "offsets", planned: true as const } }, "offsets is written now"],
  [
    { learn: { ...question.learn, exercise: "offsets" } },
    "names offsets, which is not there; there are: consumer-offsets",
  ],
  [
    { learn: { ...question.learn, figure: "offsets/Lag" } },
    "src/diagrams/figures/offsets/Lag.astro is not there",
  ],
  [{ learn: { ...question.learn, scene: "offsets" } }, "src/diagrams/scenes/offsets is not there"],
  [{ answer: "It is where the group starts." }, "the point next is absent in the model answer"],
  [{ answer: "It is not the next record." }, "the point next is denied in the model answer"],
  [
    { answer: "Commit the last handled one, not the next. Well, the next record." },
    "is taken to make the mistake last",
  ],
  [
    {
      hits: {
        ...question.hits,
        bonus: [{ id: "b", point: "It is so", heard: ["next/then record"] }],
      },
    },
    "“then” is a small word",
  ],
])("tells the author about %o", (change, message) => {
  expect(findings(change)).toContain(message);
});

test("tells the author about a question in the wrong folder", () => {
  expect(findings({}, "cqrs")).toContain("is in the folder cqrs, but learn.lesson is offsets");
});

const stage = { must: [{ id: "a", point: "Says something" }], should: [] };
const scenario: Scenario = {
  title: "A scenario",
  prompt: "Design it.",
  probes: "Whether it works.",
  level: "senior",
  minutes: 30,
  concepts: ["offsets"],
  clarify: [],
  estimate: [
    { id: "rate", what: "records a second", value: 1000, unit: "/s" },
    { id: "size", what: "bytes a record", value: 200, unit: "B" },
    { id: "volume", what: "bytes a second", value: 200000, unit: "B/s", times: ["rate", "size"] },
  ],
  rubric: {
    requirements: stage,
    estimate: { must: [{ id: "b", point: "Says something" }], should: [] },
    design: { must: [{ id: "c", point: "Says something" }], should: [] },
    deepDives: { must: [{ id: "d", point: "Says something" }], should: [] },
    failureModes: { must: [{ id: "e", point: "Says something" }], should: [] },
    tradeOffs: { must: [{ id: "f", point: "Says something" }], should: [] },
  },
  deepDives: [],
  design: {
    summary: "",
    story: "",
    nodes: [
      { id: "a", name: "a", kind: "service", column: 0, row: 0 },
      { id: "b", name: "b", kind: "topic", column: 1, row: 0 },
      { id: "c", name: "c", kind: "store", column: 2, row: 0 },
    ],
    edges: [
      { from: "a", to: "b", says: "writes" },
      { from: "b", to: "c", says: "reads" },
    ],
  },
  sources: [],
};

test("has nothing against a scenario that adds up", () => {
  expect(scenarioProblems(scenario)).toEqual([]);
});

test("works the estimate out again", () => {
  const [rate, size] = scenario.estimate;
  if (rate === undefined || size === undefined) throw new Error("The scenario lost its numbers");
  const wrong = { id: "v", what: "volume", value: 2000000, unit: "B/s", times: ["rate", "size"] };
  const problems = scenarioProblems({
    ...scenario,
    estimate: [
      rate,
      size,
      { ...wrong, unit: "B/s" },
      { ...wrong, unit: "B/s", id: "w", times: ["x"] },
    ],
  });
  expect(problems).toEqual([
    "estimate v says 2000000; it comes to 200000",
    "estimate w refers to x, which is not above it",
  ]);
});

test("keeps arrows between neighbours, and every box on one", () => {
  const { design } = scenario;
  const problems = scenarioProblems({
    ...scenario,
    design: { ...design, edges: [{ from: "a", to: "c", says: "skips" }] },
  });
  expect(problems).toEqual([
    "design.edges: a to c passes over a column; draw it from column to column",
    "design.nodes: nothing goes to or from b",
  ]);
});
