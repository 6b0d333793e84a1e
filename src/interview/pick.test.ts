import { expect, test } from "vitest";
import { pickNext } from "./pick.ts";

const questions = [
  { id: "a", level: "senior", concept: "offsets" },
  { id: "b", level: "junior", concept: "offsets" },
  { id: "c", level: "junior", concept: "the-log" },
] as const;

function review(id: string, due: number, deadLetter = false) {
  return { card: `question:${id}`, due, weak: deadLetter ? 3 : 0, deadLetter };
}

test("asks what is due first, the longest overdue before the others", () => {
  const reviews = [review("c", 50), review("a", 20)];
  expect(pickNext(questions, {}, reviews, 100)?.id).toBe("a");
});

test("asks what was never asked next, the easiest first", () => {
  expect(pickNext(questions, {}, [review("c", 200)], 100)?.id).toBe("b");
  expect(pickNext(questions, { concept: "offsets", level: "senior" }, [], 100)?.id).toBe("a");
});

test("asks what comes back soonest once all were asked, and dead letters last", () => {
  const reviews = [review("a", 300), review("b", 1, true), review("c", 200)];
  expect(pickNext(questions, {}, reviews, 100)?.id).toBe("c");
});

test("does not ask the same question twice in a row, unless there is no other", () => {
  expect(pickNext(questions, {}, [], 100, "b")?.id).toBe("c");
  expect(pickNext(questions, { concept: "the-log" }, [], 100, "c")?.id).toBe("c");
  expect(pickNext(questions, { concept: "the-log", level: "staff" }, [], 100)).toBeUndefined();
});
