import { expect, test } from "vitest";
import { type StudyEvent, studyEvent } from "../study/events.ts";
import { pastAnswers, reviewHistory } from "./history.ts";
import { reviewsOf } from "./reviews.ts";

/** A log of answers to 100 questions that counts how often anything of an answer is read. */
function countedLog(answers: number): { events: StudyEvent[]; reads: () => number } {
  let reads = 0;
  const events = Array.from({ length: answers }, (_, index) => {
    const fact = {
      type: "answered",
      question: `q${index % 100}`,
      where: "drill",
      text: "",
      seconds: 60,
      points: [],
      mistakes: [],
      score: index % 3 === 0 ? 0 : 2,
    } as const;
    return new Proxy(studyEvent(fact, index * 3_600_000, `e${index}`), {
      get(target, key, receiver) {
        reads++;
        return Reflect.get(target, key, receiver);
      },
    });
  });
  return { events, reads: () => reads };
}

test("2,000 past answers take twice the work of 1,000, and not four times", () => {
  const work = (answers: number): number => {
    const { events, reads } = countedLog(answers);
    expect(pastAnswers(events)).toHaveLength(answers);
    expect(reviewsOf(reviewHistory(events))).toHaveLength(100);
    return reads();
  };
  const [half, whole] = [work(1000), work(2000)];
  expect(whole / half).toBeLessThan(2.4);
  expect(whole).toBeLessThan(2000 * 60);
});
