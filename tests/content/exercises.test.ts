import { expect, test } from "vitest";
import type { TestResult, Verdict } from "../../exercises/grading/verdict.ts";
import { exercise } from "./counter-exercise.ts";
import {
  amountFindings,
  instructionFindings,
  suiteFindings,
  timeFindings,
  variantFindings,
} from "./exercises.ts";

const suite = `
describe("Count up", () => {
  test("Count up by one", () => {});
});
describe("Count down", () => {
  test("Count down by one", () => {});
});
`;

function result(task: string, title: string, status: TestResult["status"]): TestResult {
  return { task, title, status, durationMs: 1, console: [] };
}

function verdict(
  up: TestResult["status"],
  down: TestResult["status"],
): Pick<Verdict, "status" | "tests"> {
  return {
    status: up === "passed" && down === "passed" ? "passed" : "failed",
    tests: [
      result("count-up", "Count up by one", up),
      result("count-down", "Count down by one", down),
    ],
  };
}

test("Finds a starter that passes a task", () => {
  const starter = { kind: "starter", name: "starter", source: "" } as const;
  expect(variantFindings(exercise, starter, verdict("failed", "failed"))).toEqual([]);
  expect(variantFindings(exercise, starter, verdict("passed", "failed"))).toEqual([
    'the starter already passes the task "Count up"',
  ]);
});

test("Finds a solution or an alternative that does not pass", () => {
  const solution = { kind: "alternative", name: "alternatives/loop", source: "" } as const;
  expect(variantFindings(exercise, solution, verdict("passed", "passed"))).toEqual([]);
  expect(variantFindings(exercise, solution, verdict("passed", "failed"))[0]).toContain(
    "Count down by one",
  );
});

test("Finds a wrong solution that the test it names does not catch", () => {
  const named = " * @caught-by Count down by one\n";
  const wrong = { kind: "wrong", name: "wrong/off-by-one", source: named } as const;
  expect(variantFindings(exercise, wrong, verdict("passed", "failed"))).toEqual([]);
  expect(variantFindings(exercise, wrong, verdict("failed", "passed"))).toEqual([
    'wrong/off-by-one is not caught by "Count down by one"',
  ]);
});

test("Finds a wrong solution that passes, or that names no test", () => {
  const wrong = { kind: "wrong", name: "wrong/nothing", source: "" } as const;
  expect(variantFindings(exercise, wrong, verdict("passed", "passed"))[0]).toContain(
    "must run and fail",
  );
  expect(variantFindings(exercise, wrong, verdict("failed", "failed"))[0]).toContain("@caught-by");
});

test("Finds a suite whose titles are not those of exercise.ts, or in another order", () => {
  expect(suiteFindings(exercise, suite)).toEqual([]);
  expect(suiteFindings(exercise, suite.replace("Count up by one", "Counts up"))[0]).toContain(
    "Counts up",
  );
  expect(suiteFindings(exercise, `${suite}test("One more", () => {});`)[0]).toContain("One more");
  expect(suiteFindings(exercise, "")[0]).toContain("nothing more");
});

test("Finds instructions without a section for a task", () => {
  const text = "# The counter\n\n## Count up\n\n## Count down\n\n## You are given\n";
  expect(instructionFindings(exercise, text)).toEqual([]);
  expect(instructionFindings(exercise, text.replace("## Count down", ""))).toEqual([
    'README.md has no section "## Count down"',
  ]);
  expect(instructionFindings(exercise, "")).toHaveLength(1);
});

test("Finds a suite that is slow with every correct solution", () => {
  const taking = (durationMs: number) => {
    const { status, tests } = verdict("passed", "passed");
    return { status, tests: tests.map((one) => ({ ...one, durationMs })) };
  };
  expect(timeFindings([taking(200), taking(10)])).toEqual([]);
  expect(timeFindings([taking(200), taking(180)])[0]).toContain("takes 360 ms");
});

test("Finds too few alternatives or wrong solutions", () => {
  expect(amountFindings(3, 12)).toEqual([]);
  expect(amountFindings(2, 12)[0]).toContain("alternatives: 2");
  expect(amountFindings(3, 11)[0]).toContain("wrong solutions: 11");
});
