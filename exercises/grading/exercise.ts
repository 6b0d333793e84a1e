/**
 * The one place that says what an exercise is. Each exercise folder has an `exercise.ts` which calls
 * `defineExercise`; the command line and the site both read it.
 */
import { z } from "zod";

const sentence = z.string().min(8, "write a whole sentence");

const taskSchema = z.strictObject({
  /** Stable, never shown. */
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, "use lower-case words joined by hyphens"),
  /** Title of the task, and of the `describe` block that grades it. */
  title: sentence,
  /** Anchor of the lesson section that explains it. */
  section: z.string().min(1),
  /** Titles of the hidden tests, exactly as in the suite and in its order. */
  tests: z.array(sentence).min(1),
  /** Three levels: a question, a direction, almost the answer. */
  hints: z.tuple([sentence, sentence, sentence]),
});

const exerciseSchema = z
  .strictObject({
    /** Stable id and slug; also the stem of the module's file name. */
    id: z.string().regex(/^[a-z][a-z0-9-]*$/, "use lower-case words joined by hyphens"),
    title: z.string().min(3),
    /** Offset of the lesson in the course, and the number of the folder. */
    number: z.int().min(0),
    /** Slug of the lesson that teaches it. */
    lesson: z.string().min(1),
    /** Names that the learner's module must export. */
    exports: z.array(z.string().min(1)).min(1),
    /** Modules of the broker that the learner is given, by name: `#broker/<name>`. */
    given: z.array(z.string().min(1)),
    /** An honest guess for a first attempt, in minutes. */
    minutes: z.int().min(5).max(120),
    difficulty: z.enum(["introductory", "intermediate", "advanced"]),
    tasks: z.array(taskSchema).min(2).max(5),
  })
  .refine((exercise) => new Set(testTitles(exercise)).size === testTitles(exercise).length, {
    message: "two tests have the same title; titles must be unique within an exercise",
  });

/** One step of an exercise, with the hidden tests that grade it. */
export type Task = z.infer<typeof taskSchema>;

/** One module of the broker for the learner to write. */
export type Exercise = z.infer<typeof exerciseSchema>;

/** The metadata of an exercise does not have the shape that the course needs. */
export class InvalidExerciseError extends Error {
  override readonly name = "InvalidExerciseError";
}

/**
 * Checks and returns the metadata of an exercise.
 *
 * @throws {InvalidExerciseError} naming every field that is wrong, for the author.
 */
export function defineExercise(exercise: Exercise): Exercise {
  const parsed = exerciseSchema.safeParse(exercise);
  if (parsed.success) return parsed.data;
  throw new InvalidExerciseError(
    `exercise.ts of "${exercise.id}":\n${z.prettifyError(parsed.error)}`,
  );
}

/** The titles of all hidden tests of an exercise, in order. */
export function testTitles(exercise: {
  readonly tasks: readonly { readonly tests: readonly string[] }[];
}): string[] {
  return exercise.tasks.flatMap((task) => task.tests);
}

/** The folder of an exercise under `exercises/` and `solutions/`: `03-partition-log`. */
export function exerciseFolder(exercise: Pick<Exercise, "id" | "number">): string {
  return `${String(exercise.number).padStart(2, "0")}-${exercise.id}`;
}
