import { expect, test } from "vitest";
import { lessonQuestions } from "./lesson-questions.ts";

test("reads a lesson's questions with their levels, in order", () => {
  const mdx =
    '<InterviewQuestion question="Why `acks`?" level="junior">\n\nBecause.\n\n</InterviewQuestion>\n<InterviewQuestion question="And then?" level="staff">';
  expect(lessonQuestions(mdx)).toEqual([
    { question: "Why `acks`?", level: "junior" },
    { question: "And then?", level: "staff" },
  ]);
});

test("finds none in a lesson without", () => {
  expect(lessonQuestions("<QuickCheck question='no' />")).toEqual([]);
});
