/** What a term of the glossary is. The terms themselves are in the files beside this one, by part of the course. */
import { z } from "zod";
import { lessonSlugs } from "../course.ts";
import { type SourceId, sources } from "../sources.ts";

/** A term as its author writes it. */
export interface Term {
  /** The anchor in the glossary. It never changes. */
  readonly id: string;
  /** As it stands in a sentence: lower case unless it is a name. */
  readonly term: string;
  /** Other forms that mean the same. A plural with `s` is found without being listed. */
  readonly aliases?: readonly string[];
  /** One to three plain sentences. */
  readonly definition: string;
  /** Slug of the lesson that explains it. */
  readonly lesson: string;
  readonly sources: readonly SourceId[];
  /** `false` for a word that lessons also use in its plain sense: it is not marked in them. */
  readonly marked?: false;
}

const sentences = (text: string): number => text.match(/[.?](?=\s|$)/g)?.length ?? 0;

/** Checks what the type cannot, with messages for the author. */
export const termSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower case, with hyphens"),
  term: z.string().min(2, "is too short"),
  aliases: z.array(z.string().min(2, "has an alias that is too short")).optional(),
  definition: z
    .string()
    .min(40, "is too short: say what it is and what follows")
    .max(360, "is too long for a tip: at most 360 characters")
    .refine((text) => sentences(text) >= 1 && sentences(text) <= 3, "must be 1 to 3 sentences"),
  lesson: z.string().refine((slug) => lessonSlugs.includes(slug), {
    error: ({ input }) => `names a lesson "${String(input)}" that is not in the outline`,
  }),
  sources: z
    .array(z.string().refine((id) => id in sources, "names a source that is not in sources.ts"))
    .min(1, "is empty: name at least one source"),
  marked: z.literal(false).optional(),
});
