/** A small exercise, so that tests of the runner do not depend on any of the course's. */
import type { GradedExercise } from "../../src/grading/runner.ts";

export const FIRST_TEST = "Counts from one";
export const SECOND_TEST = "Waits until the count is there";

const hints: [string, string, string] = ["A first hint", "A second hint", "A third hint"];

export const COUNTER: GradedExercise = {
  exercise: {
    id: "counter",
    title: "A counter",
    number: 99,
    lesson: "none",
    exports: ["Counter"],
    given: ["step"],
    minutes: 5,
    difficulty: "introductory",
    tasks: [
      { id: "count", title: "Counting", section: "none", tests: [FIRST_TEST], hints },
      { id: "wait", title: "Waiting", section: "none", tests: [SECOND_TEST], hints },
    ],
  },
  broker: {
    step: `import type { Step } from "#broker/kinds";\nexport const step: Step = 1;\n`,
    kinds: "export type Step = number;\n",
  },
  suite: `
import { describe, expect, test } from "vitest";
import { Counter } from "./counter.ts";

describe("Counting", () => {
  test("${FIRST_TEST}", () => {
    expect(new Counter().next(), "next()").toBe(1);
  });
});

describe("Waiting", () => {
  test("${SECOND_TEST}", async () => {
    expect(await new Counter().later(), "await later()").toBe(1);
  });
});
`,
};

/** A module that solves it, with room for more: at the top level, and in each method. */
export function counter(parts: { top?: string; next?: string; later?: string } = {}): string {
  return `import { step } from "#broker/step";

export class Counter {
  #count = 0;

  next(): number {
    ${parts.next ?? ""}
    this.#count += step;
    return this.#count;
  }

  async later(): Promise<number> {
    ${parts.later ?? ""}
    return this.next();
  }
}
${parts.top ?? ""}
`;
}
