/**
 * A design scenario, one YAML file each in `scenarios/`, with messages for its author. The name of the file is
 * the scenario's id. Learners' sessions are stored under it, so it never changes.
 */
import { z } from "zod";
import { lessonSlugs } from "./course.ts";
import { slug, source, text } from "./field.ts";
import { levels } from "./level.ts";

const line = z.strictObject({
  /** Stable within the scenario. */
  id: slug,
  /** One sentence without a final stop, as the rubric shows it. */
  point: text("what a good candidate does or says").min(10, "is too short"),
});

const stage = z.strictObject(
  {
    /** Without these the stage fails. */
    must: z.array(line).min(1, "has too few: at least 1"),
    /** These make it good. */
    should: z.array(line).default([]),
  },
  { error: "must have a list `must`, and may have a list `should`" },
);

/** What a candidate asks before drawing anything. */
const clarification = z.strictObject({
  ask: text("what a good candidate asks").endsWith("?", "must end with ?"),
  answer: text("what the interviewer answers").min(3, "is too short"),
  /** What hangs on it. */
  matters: text("which choice hangs on the answer").min(10, "is too short"),
});

/** A number that is given, or worked out from numbers above it: all of `times`, divided by all of `over`, less all of `minus`. */
const figure = z
  .strictObject({
    /** By which numbers below refer to it. */
    id: slug,
    /** What it counts: `events a second at the peak`. */
    what: text("what the number counts").min(4, "is too short"),
    /** The value in `unit`, which the content check works out again. */
    value: z.number("must be a number, without separators"),
    /** `B` for bytes, `B/s`, `/s`, `s`, or nothing for a plain count. */
    unit: z.enum(["", "/s", "B", "B/s", "s"], "must be one of '', /s, B, B/s, s").default(""),
    /** Factors: ids of numbers above, or numbers. Absent for a number that is given. */
    times: z.array(z.union([slug, z.number()])).optional(),
    over: z.array(z.union([slug, z.number()])).optional(),
    minus: z.array(z.union([slug, z.number()])).optional(),
    /** What follows from it for the design. */
    so: text("what follows for the design").optional(),
  })
  .refine(({ times, over, minus }) => times !== undefined || (over ?? minus) === undefined, {
    error: "has `over` or `minus` and nothing to take it from: name the factors in `times`",
  });

const deepDive = z.strictObject({
  id: slug,
  ask: text("where the interviewer digs").endsWith("?", "must end with ?"),
  /** How a strong candidate goes about it, in a paragraph. */
  strong: text("how a strong candidate goes about it").min(80, "is too short: a paragraph"),
  /** Where weaker candidates stop. */
  weak: text("where weaker candidates stop").min(15, "is too short"),
});

const node = z.strictObject({
  id: slug,
  /** At most 16 characters fit its box. */
  name: text("the name in the box").max(16, "is too long: at most 16 characters fit the box"),
  /** A service of ours, a topic or queue, a database or cache, or something that is not ours. */
  kind: z.enum(
    ["service", "topic", "store", "outside"],
    "must be service, topic, store or outside",
  ),
  /** From left to right, or from top to bottom on narrow screens, starting at 0. */
  column: z.int().min(0).max(4, "is too far right: at most 5 columns, 0 to 4"),
  /** From top to bottom within the column. Halves centre a box between two others. */
  row: z.number().min(0).max(3).multipleOf(0.5, "must be a whole or half row"),
});

const edge = z.strictObject({
  from: slug,
  to: slug,
  /** What goes along it, as a sentence; the figure numbers its edges from 0, and lists them. */
  says: text("what goes along the arrow, as a sentence").min(10, "is too short"),
});

export const scenarioSchema = z.strictObject({
  title: text("a short title in sentence case").max(60, "is too long: at most 60 characters"),
  /** As the interviewer puts it: short, and less than one needs to know. */
  prompt: text("the task, as an interviewer puts it").min(40, "is too short"),
  /** What an interviewer wants to find out, in one sentence. */
  probes: text("what the interviewer wants to find out").min(15, "is too short"),
  level: z.enum(levels, `must be one of ${levels.join(", ")}`),
  /** For the whole of it; a mock interview may cut deep dives to fit. */
  minutes: z.int().min(15, "is too short: that is a question").max(45, "is too long"),
  /** Concepts that it draws on, as lesson slugs, the most important first. */
  concepts: z
    .array(
      z.string().refine((lesson) => lessonSlugs.includes(lesson), {
        error: ({ input }) =>
          `names a lesson "${String(input)}" that is not in src/content/course.ts`,
      }),
    )
    .min(2, "has too few: at least 2"),
  clarify: z.array(clarification).min(4, "has too few: at least 4 questions"),
  estimate: z.array(figure).min(4, "has too few: at least 4 numbers"),
  rubric: z.strictObject({
    requirements: stage,
    estimate: stage,
    design: stage,
    deepDives: stage,
    failureModes: stage,
    tradeOffs: stage,
  }),
  deepDives: z.array(deepDive).length(3, "must be three"),
  design: z.strictObject({
    /** The reference design in a few short paragraphs. */
    summary: text("the reference design in words").min(200, "is too short"),
    /** What the diagram shows, for those who do not see it. */
    story: text("the story that the diagram tells").min(40, "is too short"),
    nodes: z.array(node).min(4, "has too few: at least 4"),
    edges: z.array(edge).min(3, "has too few: at least 3"),
  }),
  sources: z.array(source).min(1, "is empty: name at least one source"),
});

/** A scenario, checked. */
export type Scenario = z.infer<typeof scenarioSchema>;

/** A number of an estimate. */
export type EstimateFigure = Scenario["estimate"][number];
