/**
 * A question about the learner's own solution of an exercise, one YAML file each in `design/<exercise>/`. It is a
 * question of the bank, and says besides which place of the learner's module it quotes. The name of the file is its
 * id. Learners' answers are stored under it, so it never changes.
 */
import { z } from "zod";
import { text } from "./field.ts";
import { checkQuestion, questionFields, strangeFields } from "./question-schema.ts";

/** A place in a module: the first node that one of the selectors finds. */
const quote = z
  .strictObject({
    /** Only inside the function, method or property of this name. Alone, it is the place. */
    in: text("the name of a function or method, such as poll").optional(),
    /** Selectors over the syntax tree (https://github.com/estools/esquery), tried in order. */
    at: z
      .array(text("a selector, such as CallExpression[callee.property.name='commit']"), {
        error: "must be a list of selectors",
      })
      .min(1, "is empty: write a selector, or leave it out")
      .optional(),
    /** The question where this place was found, if the place changes it. */
    ask: text("the question as it is asked of this place")
      .endsWith("?", "must end with ?")
      .optional(),
  })
  .refine((one) => one.in !== undefined || one.at !== undefined, "needs `in`, `at` or both");

export const designQuestionSchema = z
  .strictObject(
    {
      ...questionFields,
      /** The question without a quote, for a module in which no place was found. It stands alone. */
      ask: questionFields.ask,
      /** The places to quote, the best first. Solutions have many shapes. */
      quotes: z
        .array(quote, { error: "must be a list of places" })
        .min(1, "is empty: name at least one place to quote"),
    },
    { error: strangeFields },
  )
  .superRefine(checkQuestion);

/** A question about the learner's own design, checked. */
export type DesignQuestion = z.infer<typeof designQuestionSchema>;

/** A place that a question quotes. */
export type QuotedPlace = z.infer<typeof quote>;
