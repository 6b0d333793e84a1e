/** What the server needs to draw a workbench: the facts, the starter as lines of code, the addresses. */
import { type Exercise, exerciseFolder } from "../../../exercises/grading/exercise.ts";
import { highlightLines } from "../../styles/highlight.ts";
import { loadCourse } from "../course/course.ts";
import { exerciseById } from "../course/exercises.ts";
import { neighbours } from "../course/outline.ts";
import { exercisePath, lessonPath, sitePath } from "../site/path.ts";
import { noActions } from "./actions.ts";
import { hiddenTests, type WorkbenchFacts } from "./exercise.ts";
import { initialState } from "./state.ts";
import type { PartProps } from "./view/part.ts";

const starters = import.meta.glob<string>("../../../exercises/[0-9][0-9]-*/*.starter.ts", {
  eager: true,
  query: "?raw",
  import: "default",
});

/** An exercise lacks its starter. */
export class MissingStarterError extends Error {
  override readonly name = "MissingStarterError";
}

export interface WorkbenchPage {
  readonly exercise: Exercise;
  /** Props of every part, as they are before the first touch. */
  readonly part: PartProps;
  /** The starter, highlighted, a line an entry; safe to set as HTML. */
  readonly lines: readonly string[];
  /** Attributes that `mount.tsx` reads. */
  readonly attributes: Readonly<Record<`data-${string}`, string>>;
}

/**
 * Prepares the workbench of an exercise.
 *
 * @param layout where the full-screen key leads: out of the lesson, or back to it.
 * @throws {UnknownExerciseError} if the kit does not have the exercise.
 * @throws {MissingStarterError} if it has no starter.
 */
export async function workbenchPage(
  id: string,
  layout: "lesson" | "focus",
): Promise<WorkbenchPage> {
  const exercise = exerciseById(id);
  const file = `${exerciseFolder(exercise)}/${id}.starter.ts`;
  const starter = starters[`../../../exercises/${file}`];
  if (starter === undefined) throw new MissingStarterError(`exercises/${file} is missing.`);
  const { next } = neighbours(await loadCourse(), exercise.lesson);
  const following =
    next === undefined ? undefined : { href: lessonPath(next.slug), title: next.title };
  const facts: WorkbenchFacts = {
    exercise,
    ...(following === undefined ? {} : { next: following }),
  };
  return {
    exercise,
    part: { facts, state: initialState, actions: noActions, apple: false },
    lines: await highlightLines(starter),
    attributes: {
      "data-exercise": id,
      "data-tests": String(hiddenTests(exercise).length),
      "data-source": sitePath(`exercises/${id}.json`),
      "data-kit": sitePath("exercises/kit.json"),
      "data-home": layout === "lesson" ? exercisePath(id) : lessonPath(exercise.lesson),
      ...(following === undefined
        ? {}
        : { "data-next-href": following.href, "data-next-title": following.title }),
    },
  };
}
