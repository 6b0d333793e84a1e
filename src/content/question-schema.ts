/**
 * An interview question, one YAML file each in `interview/<concept>/`, with messages for its author. The name of
 * the file is the question's id. Learners' answers are stored under it, so it never changes.
 */
import { z } from "zod";
import { lessonSlugs } from "./course.ts";
import { slug, source, text } from "./field.ts";
import { levels } from "./level.ts";

const words = (sentence: string): number => sentence.split(/\s+/).filter(Boolean).length;

/**
 * What an answer says when it makes a point: each phrase is a few words that must come close to each other within
 * one sentence, in any order and any form. `/` stands between alternatives, and a hyphen ties words that must
 * follow each other: `unique key/constraint same-transaction`. Small words (the, of, in) do not count; `not`
 * stands for every way to negate. See `src/interview/README.md`.
 */
const heard = z
  .array(text("a phrase, such as: commit before process").min(2, "is too short to be recognised"), {
    error: "must be a list of phrases, such as [commit before process, lose message crash]",
  })
  .min(1, "is empty: write at least one phrase by which it is recognised");

/** Something that a good answer says. */
const point = z.strictObject({
  /** Stable within the question. */
  id: slug,
  /** The point, as the rubric shows it: one sentence without a final stop. */
  point: text("what a good answer says, in one sentence")
    .min(10, "is too short: write a sentence that stands alone")
    .max(180, "is too long: a line of a rubric is read at a glance, so at most 180 characters")
    .refine((sentence) => !/[^.]\.$/.test(sentence), "must not end with a full stop"),
  /** Phrases by which it is recognised in an answer. */
  heard,
});

const points = (what: string) => z.array(point, { error: `must be a list of points: ${what}` });

/** Something that weaker answers say. */
const mistake = z.strictObject({
  /** Stable within the question. */
  id: slug,
  /** The mistake, as one would say it. */
  mistake: text("the mistake, as a candidate would say it").min(8, "is too short"),
  /** Why it is one, and what is true. */
  why: text("why it is a mistake, and what is true instead").min(15, "is too short"),
  /** Phrases by which it is recognised. A negated phrase does not count. */
  heard,
});

/** A question that an interviewer asks next. */
const followUp = z.strictObject({
  ask: text("the next question").min(8, "is too short").endsWith("?", "must end with ?"),
  /** What a good answer to it says, in one or two sentences. */
  listenFor: text("what a good answer says").min(10, "is too short"),
  /** What the answer tells an interviewer apart. */
  separates: text("whom or what the answer tells apart").min(8, "is too short"),
});

/** Where the course teaches it. The lesson is the question's concept. */
const learn = z.strictObject({
  /** A lesson of the outline, and the folder of this file. */
  lesson: z.string().refine((lesson) => lessonSlugs.includes(lesson), {
    error: ({ input }) => `names a lesson "${String(input)}" that is not in src/content/course.ts`,
  }),
  /** Anchor of the section, such as `one-transaction`. A lesson that is written needs it. */
  section: text("the anchor of a section, such as one-transaction").optional(),
  /** The outline has the lesson, and nobody has written it yet. */
  planned: z.literal(true, "is true, or left out once the lesson is written").optional(),
  /** Id of the exercise that lets one practise it. */
  exercise: text("the id of an exercise, such as partition-log").optional(),
  /** The figure that shows it, by its path in src/diagrams/figures: `offsets/PositionAndCommit`. */
  figure: text("a figure, such as offsets/PositionAndCommit").optional(),
  /** The running figure that shows it, by its folder in src/diagrams/scenes: `back-pressure`. */
  scene: text("a running figure, such as back-pressure").optional(),
});

/** The fields of every question: of the bank, and about the learner's own design. */
export const questionFields = {
  /** The question, as it is asked. `code` and *emphasis* as in Markdown. */
  ask: text("the question, as an interviewer asks it").min(10, "is too short"),
  /** What an interviewer wants to find out, in one sentence. */
  probes: text("what the interviewer wants to find out").min(15, "is too short"),
  level: z.enum(levels, `must be one of ${levels.join(", ")}`),
  /** For a first answer, without follow-ups. */
  minutes: z.int("must be whole minutes").min(1).max(15, "is too long: that is a scenario"),
  /** What an answer hits: without the *musts* it fails, the *shoulds* make it good, the *bonus* makes it stand out. */
  hits: z.strictObject({
    must: points("without these the answer fails").min(2, "has too few: at least 2"),
    should: points("these make it good").min(1, "has too few: at least 1"),
    bonus: points("these make it stand out").default([]),
  }),
  mistakes: z
    .array(mistake, { error: "must be a list of common mistakes" })
    .min(1, "is empty: name at least one common mistake"),
  /** In the order in which they are asked. */
  followUps: z
    .array(followUp, { error: "must be a list of follow-up questions" })
    .min(2, "has too few: at least 2"),
  /** A model answer, as one would say it. Paragraphs are separated by a blank line. */
  answer: text("a model answer under 200 words").refine((answer) => {
    const count = words(answer);
    return count >= 40 && count < 200;
  }, "must have 40 to 199 words: nobody listens longer"),
  sources: z
    .array(source, { error: "must be a list: each source has a title and a url" })
    .min(1, "is empty: name at least one source"),
  learn,
};

/** Tells an author of a field that a schema does not have. */
export const strangeFields: z.core.$ZodErrorMap = (issue) =>
  issue.code === "unrecognized_keys"
    ? `has a field that no question has: ${issue.keys.join(", ")}`
    : undefined;

/** What no field can say of itself: ids are not used twice, and the lesson's section is named once it is written. */
export function checkQuestion(
  { hits, mistakes, learn: { planned, section } }: Pick<Question, "hits" | "mistakes" | "learn">,
  context: z.core.$RefinementCtx,
): void {
  const ids = [...hits.must, ...hits.should, ...hits.bonus, ...mistakes].map(({ id }) => id);
  for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index))) {
    context.addIssue({ code: "custom", path: ["hits"], message: `has the id ${id} twice` });
  }
  if ((planned === true) === (section !== undefined)) {
    context.addIssue({
      code: "custom",
      path: ["learn"],
      message: "needs a section, or `planned: true` while the lesson is not written, and not both",
    });
  }
}

export const questionSchema = z
  .strictObject(questionFields, { error: strangeFields })
  .superRefine(checkQuestion);

/** A question, checked. */
export type Question = z.infer<z.ZodObject<typeof questionFields>>;

/** How much a point counts. */
export type Weight = keyof Question["hits"];

/** Something that a good answer says. */
export type Point = z.infer<typeof point>;

/** Something that weaker answers say. */
export type Mistake = z.infer<typeof mistake>;
