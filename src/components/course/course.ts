/** The course log of this build. */
import { type CollectionEntry, getCollection } from "astro:content";
import { testTitles } from "../../../exercises/grading/exercise.ts";
import { segments } from "../../content/course.ts";
import { exerciseById, whatToWrite } from "./exercises.ts";
import { type CourseSegment, courseLog, type WrittenLesson } from "./outline.ts";
import { readingMinutes } from "./reading.ts";

/** Joins the outline with the lessons and exercises that exist. */
export async function loadCourse(): Promise<CourseSegment[]> {
  const entries = await getCollection("lessons");
  return courseLog(segments, new Map(entries.map((entry) => [entry.id, writtenLesson(entry)])));
}

/** What the course log says about a lesson. */
export function writtenLesson(entry: CollectionEntry<"lessons">): WrittenLesson {
  const reading = readingMinutes(entry.body ?? "");
  if (entry.data.exercise === undefined) return { title: entry.data.title, minutes: reading };
  const exercise = exerciseById(entry.data.exercise);
  return {
    title: entry.data.title,
    minutes: reading + exercise.minutes,
    exercise: {
      id: exercise.id,
      writes: whatToWrite(exercise),
      tests: testTitles(exercise).length,
    },
  };
}
