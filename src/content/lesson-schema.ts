/**
 * The front matter of a lesson, with messages for its author. Numbers, sections, reading time and counts
 * are not in it: they are derived.
 */
import { z } from "zod";
import { lessonSlugs } from "./course.ts";
import { source, text } from "./field.ts";

export const lessonSchema = z.strictObject(
  {
    /** Short, sentence case, no final stop. */
    title: text("a short title in sentence case")
      .min(3, "is too short")
      .max(60, "is too long: at most 60 characters, so that it fits the course log")
      .refine((title) => !title.endsWith("."), "must not end with a full stop"),
    /** One or two sentences under the title. */
    lead: text("one or two sentences that start from the failure").min(20, "is too short"),
    /** For search engines. */
    description: text("one sentence for search results, under 160 characters")
      .min(30, "is too short: say what the reader learns")
      .max(159, "is too long: search results cut it at 160 characters"),
    /** Id of the exercise that the lesson ends with. */
    exercise: text("the id of the exercise, such as partition-log").optional(),
    /** Slugs of the lessons that this one rests on. */
    buildsOn: z
      .array(
        z.string().refine((slug) => lessonSlugs.includes(slug), {
          error: ({ input }) =>
            `names a lesson "${String(input)}" that is not in src/content/course.ts`,
        }),
        {
          error: "must be a list of lesson slugs, such as [the-log, offsets]; [] if there are none",
        },
      )
      .default([]),
    sources: z
      .array(source, { error: "must be a list: each source has a title and a url" })
      .min(1, "is empty: name at least one source"),
    /** Day of the last change that matters to a reader. */
    updated: z.preprocess(
      (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
      z.iso.date({ error: "must be a date, written YYYY-MM-DD" }),
    ),
  },
  {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `has a field that no lesson has: ${issue.keys.join(", ")}. Numbers, sections, reading time and counts are derived; leave them out`
        : undefined,
  },
);

/** The front matter of a lesson, checked. */
export type LessonFrontMatter = z.infer<typeof lessonSchema>;
