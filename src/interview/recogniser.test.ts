import { expect, test } from "vitest";
import { recognise } from "./recogniser.ts";

const rubric = {
  hits: {
    must: [
      { id: "unique", point: "A unique key decides the race", heard: ["unique key/constraint"] },
      { id: "together", point: "Key and effect in one transaction", heard: ["same transaction"] },
    ],
    should: [{ id: "window", point: "Says how long ids are kept", heard: ["ttl", "keep ids"] }],
    bonus: [],
  },
  mistakes: [
    {
      id: "check-first",
      mistake: "Look it up first",
      why: "Two workers can both find nothing",
      heard: ["check before insert"],
    },
  ],
};

/** The state of each point, by id. */
function states(answer: string): Record<string, string> {
  return Object.fromEntries(
    recognise(answer, rubric).points.map(({ point, state }) => [point.id, state]),
  );
}

test("tells covered, denied and absent points apart, the most important first", () => {
  expect(states("A unique constraint. It is not in the same transaction.")).toEqual({
    unique: "covered",
    together: "denied",
    window: "absent",
  });
});

test("explains a suggestion by the words that matched and the sentence they stand in", () => {
  const [unique] = recognise("Hm. I would add a unique constraint.", rubric).points;
  expect(unique?.why).toBe("One sentence has “unique” and “constraint”.");
  expect(unique?.evidence?.sentence).toBe("I would add a unique constraint");
  expect(unique?.evidence?.phrase).toBe("unique key/constraint");
});

test("says which word makes it a denial", () => {
  const together = recognise("It is not the same transaction.", rubric).points[1];
  expect(together?.why).toContain("“not” before it seems to say the opposite");
});

test("reports a mistake that is made, and not one that is named or denied", () => {
  const made = (answer: string) => recognise(answer, rubric).mistakes.map((one) => one.mistake.id);
  expect(made("First check it before you insert")).toEqual(["check-first"]);
  expect(made("Never check it before the insert")).toEqual([]);
  expect(made("A common mistake is to check before the insert")).toEqual([]);
});

test("has nothing to say about an empty answer", () => {
  expect(states("")).toEqual({ unique: "absent", together: "absent", window: "absent" });
  expect(recognise(" \n ", rubric).mistakes).toEqual([]);
});
