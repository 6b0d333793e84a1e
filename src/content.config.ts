import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { lessonSchema } from "./content/lesson-schema.ts";

const lessons = defineCollection({
  loader: glob({ base: "src/content/lessons", pattern: "*.mdx" }),
  schema: lessonSchema,
});

/** The instructions of every exercise, by folder name (`03-partition-log`); see `src/components/lesson/Instructions.astro`. */
const instructions = defineCollection({
  loader: glob({
    base: "exercises",
    pattern: "[0-9][0-9]-*/README.md",
    generateId: ({ entry }) => entry.replace(/\/README\.md$/, ""),
  }),
});

export const collections = { lessons, instructions };
