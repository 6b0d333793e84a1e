/** What the entry of the interview lists: the bank's questions, lesson by lesson. */
import { type CollectionEntry, getCollection } from "astro:content";
import { type Level, levels } from "../../content/level.ts";
import { loadCourse } from "../course/course.ts";
import { type CourseLesson, records } from "../course/outline.ts";

/** A lesson with the questions that it prepares for, the easiest first. */
export interface AskedLesson {
  readonly lesson: CourseLesson;
  readonly questions: readonly CollectionEntry<"questions">[];
}

/** Lessons in the course's order; those that nobody is asked about are left out. */
export async function questionsByLesson(): Promise<readonly AskedLesson[]> {
  const questions = await getCollection("questions");
  return records(await loadCourse())
    .map((lesson) => ({
      lesson,
      questions: questions
        .filter(({ data }) => data.learn.lesson === lesson.slug)
        .toSorted((left, right) => rank(left.data.level) - rank(right.data.level)),
    }))
    .filter(({ questions: here }) => here.length > 0);
}

function rank(level: Level): number {
  return levels.indexOf(level);
}
