import { expect, test } from "vitest";
import { isListed } from "./equivalent.ts";
import { mutantsOf } from "./mutants.ts";

const SOURCE = `/** Whether a log holds an offset. */
export function holds(offset: number, logEnd: number): boolean {
  return offset < logEnd;
}
`;

test("Makes one mistake at a time, and leaves the rest as it is", async () => {
  const mutants = await mutantsOf("holds.ts", SOURCE);
  const comparison = mutants.find(({ replacement }) => replacement === "offset <= logEnd");
  expect(comparison?.source).toBe(SOURCE.replace("<", "<="));
  expect(comparison?.line).toBe(3);
  expect(comparison?.around).toBe("return offset < logEnd;");
  expect(comparison?.original).toBe("offset < logEnd");
  expect(new Set(mutants.map(({ source }) => source)).size).toBe(mutants.length);
});

test("Knows a listed mutant when lines have moved, and not when its line has changed", async () => {
  const entry = {
    line: "return offset < logEnd;",
    original: "offset < logEnd",
    replacement: "offset <= logEnd",
    why: "Nobody asks for the log end.",
  };
  const found = async (source: string) =>
    (await mutantsOf("holds.ts", source)).filter((mutant) => isListed(entry, mutant)).length;
  expect(await found(SOURCE)).toBe(1);
  expect(await found(`// moved\n\n${SOURCE}`)).toBe(1);
  expect(await found(SOURCE.replaceAll("logEnd", "end"))).toBe(0);
});
