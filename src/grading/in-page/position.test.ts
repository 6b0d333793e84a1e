import { describe, expect, test } from "vitest";
import { compileModule } from "./compile.ts";
import { positionAt, StackMapper } from "./position.ts";

describe("A stack of blob URLs", () => {
  const stacks = new StackMapper();
  stacks.add("blob:null/1", compileModule("log.ts", "export const a: number = fail();\n"));

  test("shows the learner's file, line and column", () => {
    expect(stacks.map("Error: no\n    at fail (blob:null/1:1:18)")).toBe(
      "Error: no\n    at fail (log.ts:1:26)",
    );
  });

  test("is read as Firefox and Safari write it, too", () => {
    expect(stacks.map("fail@blob:null/1:1:18\n")).toBe("fail@log.ts:1:26\n");
  });

  test("leaves out the frames of the harness", () => {
    expect(stacks.map("Error: no\n    at run (blob:null/worker:1:9)\n    at blob:null/1:1:1")).toBe(
      "Error: no\n    at log.ts:1:1",
    );
  });
});

test("Positions in a text count from one", () => {
  expect(positionAt("ab\ncd", 0)).toEqual({ line: 1, column: 1 });
  expect(positionAt("ab\ncd", 4)).toEqual({ line: 2, column: 2 });
});
