/** The exercise that hostile programs are graded by: small, and with every kind of assertion that suites use. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { GradedExercise } from "../../src/grading/runner.ts";

const clock = fileURLToPath(new URL("../../exercises/broker/clock.ts", import.meta.url));
const hints: [string, string, string] = ["A first hint", "A second hint", "A third hint"];

export const TALLY: GradedExercise = {
  exercise: {
    id: "tally",
    title: "A tally",
    number: 98,
    lesson: "none",
    exports: ["Tally"],
    given: ["clock"],
    minutes: 5,
    difficulty: "introductory",
    tasks: [
      {
        id: "count",
        title: "Counting",
        section: "none",
        tests: ["Counts from one", "Counts on", "Refuses a negative step"],
        hints,
      },
      {
        id: "wait",
        title: "Waiting",
        section: "none",
        tests: ["Waits until the count is there", "Notes when it counted"],
        hints,
      },
    ],
  },
  broker: { clock: readFileSync(clock, "utf8") },
  suite: `
import { describe, expect, test } from "vitest";
import { ManualClock } from "#broker/clock";
import { Tally } from "./tally.ts";

describe("Counting", () => {
  test("Counts from one", () => {
    expect(new Tally().next(), "next()").toBe(1);
  });
  test("Counts on", () => {
    const tally = new Tally();
    expect([tally.next(), tally.next(), tally.next()], "next() three times").toEqual([1, 2, 3]);
  });
  test("Refuses a negative step", () => {
    expect(() => new Tally().add(-1), "add(-1)").toThrow(RangeError);
  });
});

describe("Waiting", () => {
  test("Waits until the count is there", async () => {
    expect(await new Tally().later(), "await later()").toBe(1);
  });
  test("Notes when it counted", async () => {
    const clock = new ManualClock(0);
    const tally = new Tally(clock);
    await clock.advance(1000);
    expect(tally.stamp(), "advance(1000); stamp()").toEqual({ count: 1, at: 1000 });
  });
});
`,
};

/** What a program does besides: at the top of the file, at its end, and in its methods. */
export interface Parts {
  readonly top?: string;
  readonly next?: string;
  readonly later?: string;
  readonly end?: string;
}

/** A module that solves the exercise, and does something else too. */
export function solving(parts: Parts = {}): string {
  return tally(parts, "1", "if (step < 0) throw new RangeError('a step is positive');");
}

/** A module that gets every test wrong, and does something so as to pass. */
export function failing(parts: Parts = {}): string {
  return tally(parts, "2", "");
}

function tally({ top = "", next = "", later = "", end = "" }: Parts, by: string, check: string) {
  return `import type { Clock } from "#broker/clock";
${top}
export class Tally {
  #count = 0;
  #clock: Clock | undefined;

  constructor(clock?: Clock) {
    this.#clock = clock;
  }

  next(): any {
    ${next}
    this.#count += ${by};
    return this.#count;
  }

  add(step: number): any {
    ${check}
    this.#count += step;
    return this.#count;
  }

  async later(): Promise<any> {
    ${later}
    return this.next();
  }

  stamp(): any {
    return { count: this.next(), at: this.#clock?.now() };
  }
}
${end}
`;
}
