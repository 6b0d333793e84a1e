/** The course log of this build. */
import { type CollectionEntry, getCollection } from "astro:content";
import { testTitles } from "../../../exercises/grading/exercise.ts";
import { segments } from "../../content/course.ts";
import { exerciseById, whatToWrite } from "./exercises.ts";
import { type CourseSegment, courseLog, type WrittenLesson } from "./outline.ts";
import { quickChecks, readingMinutes } from "./reading.ts";

let built: Promise<CourseSegment[]> | undefined;

/**
 * Joins the outline with the lessons and exercises that exist. Once a build: every page shows the log, and
 * joining it for each would make the time to build grow with the square of the lessons.
 */
export function loadCourse(): Promise<CourseSegment[]> {
  if (import.meta.env.DEV) return joinCourse();
  built ??= joinCourse();
  return built;
}

async function joinCourse(): Promise<CourseSegment[]> {
  const entries = await getCollection("lessons");
  return courseLog(segments, new Map(entries.map((entry) => [entry.id, writtenLesson(entry)])));
}

/** What the course log says about a lesson. */
export function writtenLesson(entry: CollectionEntry<"lessons">): WrittenLesson {
  const reading = readingMinutes(entry.body ?? "");
  const checks = quickChecks(entry.body ?? "");
  if (entry.data.exercise === undefined) {
    return { title: entry.data.title, minutes: reading, checks };
  }
  const exercise = exerciseById(entry.data.exercise);
  return {
    title: entry.data.title,
    minutes: reading + exercise.minutes,
    checks,
    exercise: {
      id: exercise.id,
      title: exercise.title,
      writes: whatToWrite(exercise),
      tests: testTitles(exercise).length,
    },
  };
}
