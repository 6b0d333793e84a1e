/** The bank at build time, in the shapes that pages fetch. */
import { getCollection } from "astro:content";
import type { Question } from "../../content/question-schema.ts";
import { loadCourse } from "../course/course.ts";
import { exerciseById } from "../course/exercises.ts";
import { type CourseLesson, records } from "../course/outline.ts";
import { exercisePath, lessonPath } from "../site/path.ts";
import { questionsByLesson } from "./entry.ts";
import type { AskableQuestion, CourseLink, QuestionList } from "./question-data.ts";

/** All questions, without what is only needed once one is asked. */
export async function questionList(): Promise<QuestionList> {
  const asked = await questionsByLesson();
  return {
    concepts: Object.fromEntries(asked.map(({ lesson }) => [lesson.slug, lesson.title])),
    questions: asked.flatMap(({ lesson, questions }) =>
      questions.map(({ id, data: { ask, level, minutes } }) => ({
        id,
        ask,
        level,
        minutes,
        concept: lesson.slug,
      })),
    ),
  };
}

/** Every question with all it needs to be asked. */
export async function askableQuestions(): Promise<AskableQuestion[]> {
  const lessons = new Map(records(await loadCourse()).map((lesson) => [lesson.slug, lesson]));
  return (await getCollection("questions")).map(({ id, data: { learn, ...question } }) => ({
    ...question,
    id,
    concept: learn.lesson,
    conceptTitle: lessons.get(learn.lesson)?.title ?? learn.lesson,
    taughtBy: taughtBy(learn, lessons.get(learn.lesson)),
  }));
}

/** Where a question is taught: its section, its exercise. */
export function taughtBy(
  { section, exercise, figure, scene }: Question["learn"],
  lesson: CourseLesson | undefined,
): CourseLink[] {
  const links: CourseLink[] = [];
  if (lesson?.written !== undefined) {
    const href = `${lessonPath(lesson.slug)}${section === undefined ? "" : `#${section}`}`;
    const drawn = figure !== undefined || scene !== undefined;
    links.push({
      title: `${lesson.offset} ${lesson.title}${drawn ? ", with its figure" : ""}`,
      href,
    });
  }
  if (exercise !== undefined) {
    links.push({
      title: `Exercise: ${exerciseById(exercise).title}`,
      href: exercisePath(exercise),
    });
  }
  return links;
}
