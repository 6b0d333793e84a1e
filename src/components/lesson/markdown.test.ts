import { expect, test } from "vitest";
import { lessonOffset, UnknownLessonError } from "./markdown.ts";

test("finds a lesson's offset in the outline", () => {
  expect(lessonOffset("the-log")).toBe(3);
  expect(lessonOffset("dead-letter-queues")).toBe(12);
});

test("tells the author of a lesson that the outline does not have", () => {
  expect(() => lessonOffset("the-lgo")).toThrow(UnknownLessonError);
  expect(() => lessonOffset("the-lgo")).toThrow(
    /the-lgo\.mdx.*Rename the file to one of:.*the-log/,
  );
});
