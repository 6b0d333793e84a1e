import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { designQuestionSchema } from "./content/design-question-schema.ts";
import { lessonSchema } from "./content/lesson-schema.ts";
import { questionSchema } from "./content/question-schema.ts";
import { scenarioSchema } from "./content/scenario-schema.ts";

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

/** The id of a question or scenario is the name of its file, whatever folder it is in. */
const byFileName = ({ entry }: { entry: string }): string =>
  entry.replace(/^.*\//, "").replace(/\.yaml$/, "");

const questions = defineCollection({
  loader: glob({
    base: "src/content/interview",
    pattern: ["*/*.yaml", "!scenarios/*.yaml"],
    generateId: byFileName,
  }),
  schema: questionSchema,
});

const scenarios = defineCollection({
  loader: glob({
    base: "src/content/interview/scenarios",
    pattern: "*.yaml",
    generateId: byFileName,
  }),
  schema: scenarioSchema,
});

/** About the learner's own solutions: `consumer-offsets/commit-after-work`. */
const designQuestions = defineCollection({
  loader: glob({
    base: "src/content/design",
    pattern: "*/*.yaml",
    generateId: ({ entry }) => entry.replace(/\.yaml$/, ""),
  }),
  schema: designQuestionSchema,
});

export const collections = { lessons, instructions, questions, scenarios, designQuestions };
