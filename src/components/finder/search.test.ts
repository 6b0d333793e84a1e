import { expect, test } from "vitest";
import { kindOf } from "./search.ts";

test("tells by its address what a page is, below any base path", () => {
  expect(kindOf("/lessons/the-log/", "/")).toBe("lesson");
  expect(kindOf("/course/lessons/the-log/#segments", "/course/")).toBe("lesson");
  expect(kindOf("/lessons/the-log/#what-interviewers-ask", "/")).toBe("question");
  expect(kindOf("/course/exercises/topic/", "/course/")).toBe("exercise");
  expect(kindOf("/reference/glossary/#lag", "/")).toBe("term");
  expect(kindOf("/reference/", "/")).toBe("page");
  expect(kindOf("/exercises/", "/")).toBe("page");
  expect(kindOf("/interview/", "/")).toBe("page");
});
