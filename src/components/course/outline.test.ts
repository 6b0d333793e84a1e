import { expect, test } from "vitest";
import { lessonSlugs, segments } from "../../content/course.ts";
import { courseLog, neighbours, records, type WrittenLesson } from "./outline.ts";

const outline = [
  { title: "Queues", lessons: [{ slug: "why", title: "Why" }] },
  {
    title: "The log",
    lessons: [
      { slug: "log", title: "The log" },
      { slug: "keys", title: "Keys" },
      { slug: "topics", title: "Topics" },
    ],
  },
];
const written = (title: string): WrittenLesson => ({ title, minutes: 30, checks: 3 });

test("numbers lessons from 0, through all segments", () => {
  const log = courseLog(outline, new Map());
  expect(records(log).map(({ offset, slug }) => `${offset} ${slug}`)).toEqual([
    "0 why",
    "1 log",
    "2 keys",
    "3 topics",
  ]);
  expect(log.map((segment) => segment.lessons.length)).toEqual([1, 3]);
});

test("takes a written lesson's own title, and announces the others", () => {
  const [, log] = records(courseLog(outline, new Map([["log", written("A log, from nothing")]])));
  expect(log).toMatchObject({ title: "A log, from nothing", written: { minutes: 30 } });
  const [why] = records(courseLog(outline, new Map()));
  expect(why).toEqual({ offset: 0, slug: "why", title: "Why" });
});

test("leads from a lesson to the nearest that are written, past slots", () => {
  const log = courseLog(
    outline,
    new Map([
      ["why", written("Why")],
      ["topics", written("Topics")],
    ]),
  );
  expect(neighbours(log, "why").previous).toBeUndefined();
  expect(neighbours(log, "why").next?.slug).toBe("topics");
  expect(neighbours(log, "topics").next).toBeUndefined();
});

test("has the twenty-one lessons of the curriculum, each slug once", () => {
  expect(lessonSlugs).toHaveLength(21);
  expect(new Set(lessonSlugs).size).toBe(21);
  expect(segments.every((segment) => segment.lessons.length > 0)).toBe(true);
});
