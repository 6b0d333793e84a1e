import { expect, test } from "vitest";
import { endSentence } from "./close-lesson.ts";

test("the end of a lesson without an exercise says what is open, what can be done, and what was", () => {
  expect(endSentence(0, 2, false)).toBe("2 quick checks are open. Pass them to commit the lesson.");
  expect(endSentence(0, 1, false)).toBe("One quick check is open. Pass it to commit the lesson.");
  expect(endSentence(0, 0, false)).toMatch(/Commit the lesson/);
  expect(endSentence(0, 1, true)).toBe("Committed offset 1.");
});
