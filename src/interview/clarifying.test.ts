import { expect, test } from "vitest";
import { type Clarification, clarificationsFor } from "./clarifying.ts";

const webhooks: readonly Clarification[] = [
  {
    ask: "How many events, and how uneven?",
    answer: "2,000 a second; the ten largest customers get half.",
    matters: "Fairness between receivers.",
  },
  {
    ask: "Is order needed?",
    answer: "Per object, customers like it. We promise at-least-once without order.",
    matters: "Whether one failure blocks the rest.",
  },
  {
    ask: "How long do we try?",
    answer: "72 hours, then the customer sees it in a list and can send it again.",
    matters: "Backlog and dead letters that belong to the customer.",
  },
  {
    ask: "What does a slow receiver look like?",
    answer: "It answers after 20 seconds.",
    matters: "Connections that are held.",
  },
];

test.each([
  ["What is the throughput in events per second?", 0],
  ["what scale are we talking about", 0],
  ["Do customers need ordering guarantees?", 1],
  ["For how long should we retry a failed delivery?", 2],
  ["How slow can a receiver be?", 3],
])("%s is answered by the clarification that it asks for", (asked, index) => {
  expect(clarificationsFor(asked, webhooks)[0]).toBe(index);
});

test("two questions at once get two answers", () => {
  expect(clarificationsFor("How many events, and is order needed?", webhooks).toSorted()).toEqual([
    0, 1,
  ]);
});

test("what nobody prepared is left open, and so is nothing", () => {
  expect(clarificationsFor("Which programming language does the team like?", webhooks)).toEqual([]);
  expect(clarificationsFor("  ", webhooks)).toEqual([]);
});
