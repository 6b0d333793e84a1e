/** Compares the verdict of a hostile program with the one that it must get. */
import type { Verdict, VerdictStatus } from "../../exercises/grading/verdict.ts";
import type { Program } from "./program.ts";

/** What is wrong with the verdict, as a sentence; undefined if nothing is. */
export function complaint(
  program: Program,
  verdict: Verdict | undefined,
  right: readonly VerdictStatus[],
): string | undefined {
  if (verdict === undefined) return `${program.name}: no verdict`;
  const { status, problem, tests } = verdict;
  if (!right.includes(status)) {
    const reason = problem?.message ?? tests.find(({ failure }) => failure)?.failure?.message ?? "";
    return `${program.name}: ${status} instead of ${right.join(" or ")}. ${reason}`;
  }
  const passed = tests.filter((test) => test.status === "passed").map(({ title }) => title);
  if (program.cheats === true && passed.length > 0) {
    return `${program.name}: made pass ${passed.join(", ")}`;
  }
  return undefined;
}
