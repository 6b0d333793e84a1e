/** The questions about the learner's own solutions at build time, in the shapes that pages fetch. */
import { getCollection } from "astro:content";
import type { Exercise } from "../../../../exercises/grading/exercise.ts";
import { levels } from "../../../content/level.ts";
import { designAnswer } from "../../../interview/history.ts";
import { loadCourse } from "../../course/course.ts";
import { exercises } from "../../course/exercises.ts";
import { records } from "../../course/outline.ts";
import { taughtBy } from "../bank.ts";
import type { DesignSheet, ListedDesignQuestion } from "./design-data.ts";

/** The questions about one exercise, and the exercise. */
export interface ExerciseSheet {
  readonly exercise: Exercise;
  readonly sheet: DesignSheet;
}

/** Every exercise that is asked about, in the course's order; its questions easiest first. */
export async function designSheets(): Promise<ExerciseSheet[]> {
  const lessons = new Map(records(await loadCourse()).map((lesson) => [lesson.slug, lesson]));
  const entries = await getCollection("designQuestions");
  return exercises
    .map((exercise) => ({
      exercise,
      sheet: {
        exercise: exercise.id,
        title: exercise.title,
        file: `${exercise.id}.ts`,
        questions: entries
          .filter(({ id }) => id.startsWith(`${exercise.id}/`))
          .toSorted(
            (left, right) => levels.indexOf(left.data.level) - levels.indexOf(right.data.level),
          )
          .map(({ id, data: { learn, ...question } }) => ({
            ...question,
            id: designAnswer(id.slice(`${exercise.id}/`.length)),
            concept: learn.lesson,
            conceptTitle: lessons.get(learn.lesson)?.title ?? learn.lesson,
            taughtBy: taughtBy(learn, lessons.get(learn.lesson)),
          })),
      },
    }))
    .filter(({ sheet }) => sheet.questions.length > 0);
}

/** All questions by the id that the log has. */
export async function listedDesignQuestions(): Promise<Record<string, ListedDesignQuestion>> {
  const sheets = await designSheets();
  return Object.fromEntries(
    sheets.flatMap(({ sheet: { exercise, questions } }) =>
      questions.map(({ id, ask, concept }) => [id, { exercise, ask, concept }]),
    ),
  );
}
