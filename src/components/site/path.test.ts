import { expect, test } from "vitest";
import { sitePath } from "./path.ts";

test("puts pages below the base path, with or without its slash", () => {
  expect(sitePath("lessons/the-log/", "/")).toBe("/lessons/the-log/");
  expect(sitePath("lessons/the-log/", "/course")).toBe("/course/lessons/the-log/");
  expect(sitePath("", "/course/")).toBe("/course/");
});
