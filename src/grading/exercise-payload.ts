/**
 * All that the workbench needs of one exercise, as the one file that it fetches when a learner first
 * touches it (`/exercises/<id>.json`). It is not in the lesson's page, so that reading costs nothing of it.
 */
import type { Exercise } from "../../exercises/grading/exercise.ts";
import type { GradedExercise } from "./runner.ts";

/** What `/exercises/<id>.json` holds. It can be handed to a runner's `prepare` as it is. */
export interface ExercisePayload extends GradedExercise {
  /** The learner's module as it is given. */
  readonly starter: string;
  /** The reference. Shown only once the exercise is solved, or on request; so is `suite`. */
  readonly solution: string;
}

/** An exercise lacks a file. */
export class IncompleteExerciseError extends Error {
  override readonly name = "IncompleteExerciseError";
}

/** The texts of the kit that a payload is put together from. */
export interface KitTexts {
  readonly suite: string | undefined;
  readonly starter: string | undefined;
  /** Sources of all modules of the broker, by name. */
  readonly broker: Readonly<Record<string, string>>;
}

/**
 * Puts the payload of one exercise together.
 *
 * `broker` holds the modules that the exercise gives, those that its suite imports, and what these import in
 * turn, including types, which the editor needs. The reference solution is never among them.
 *
 * @throws {IncompleteExerciseError} naming the file that is missing, for the author.
 */
export function assemblePayload(exercise: Exercise, texts: KitTexts): ExercisePayload {
  const { id } = exercise;
  const suite = present(texts.suite, id, `${id}.test.ts`);
  const starter = present(texts.starter, id, `${id}.starter.ts`);
  const solution = present(texts.broker[id], id, `exercises/broker/${id}.ts`);
  const broker: Record<string, string> = {};
  const wanted = [...exercise.given, ...namedModules(suite)];
  for (const name of wanted) {
    if (name === id || name in broker) continue;
    const source = present(texts.broker[name], id, `exercises/broker/${name}.ts`);
    broker[name] = source;
    wanted.push(...namedModules(source));
  }
  return { exercise, suite, starter, solution, broker };
}

/** The broker modules that a text imports, for values or for types. */
function namedModules(source: string): string[] {
  return [...source.matchAll(/\bfrom\s+"#broker\/([\w-]+)"/g)].map(([, name = ""]) => name);
}

function present(text: string | undefined, id: string, file: string): string {
  if (text !== undefined) return text;
  throw new IncompleteExerciseError(`The exercise "${id}" has no ${file}.`);
}
