import { expect, test } from "vitest";
import { checkedChoices, InvalidQuickCheckError } from "./quick-check.ts";

const right = { text: "Two", why: "Both are read again.", right: true };
const wrong = { text: "One", why: "Reading leaves no trace." };

test("takes choices of which exactly one is right", () => {
  expect(checkedChoices("How many?", [right, wrong])).toEqual([right, wrong]);
});

test.each([
  ["no choice is right", [wrong, wrong], "mark exactly one with right: true"],
  ["two choices are right", [right, right], "has 2 choices marked right"],
  ["there is one choice", [right], "give two to six"],
  [
    "a choice does not say why",
    [right, { text: "None", why: "" }],
    'the choice "None" needs a why',
  ],
])("tells the author when %s", (_, choices, message) => {
  expect(() => checkedChoices("How many?", choices)).toThrow(InvalidQuickCheckError);
  expect(() => checkedChoices("How many?", choices)).toThrow(message);
  expect(() => checkedChoices("How many?", choices)).toThrow('question="How many?"');
});
