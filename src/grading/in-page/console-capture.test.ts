import { describe, expect, test } from "vitest";
import { type ConsoleLine, LIMITS } from "../../../exercises/grading/verdict.ts";
import { ConsoleCapture } from "./console-capture.ts";

function capture() {
  const lines: ConsoleLine[] = [];
  const dropped: number[] = [];
  const sink = {
    line: (line: ConsoleLine) => lines.push(line),
    dropped: (count: number) => dropped.push(count),
  };
  return { capture: new ConsoleCapture(sink), lines, dropped };
}

describe("The captured console", () => {
  test("keeps level and text", () => {
    const { capture: console, lines } = capture();
    console.write("warn", ["offset", 7, { key: null }]);
    expect(lines).toEqual([{ level: "warn", text: "offset 7 { key: null }" }]);
  });

  test("keeps so many lines, and tells of the rest at ever larger steps", () => {
    const { capture: console, lines, dropped } = capture();
    for (let line = 0; line < LIMITS.consoleLines + 10; line++) console.write("log", [line]);
    expect(lines).toHaveLength(LIMITS.consoleLines);
    expect(dropped).toEqual([1, 2, 4, 8]);
    expect(console.dropped).toBe(10);
  });

  test("does not look at what it drops", () => {
    const { capture: console } = capture();
    for (let line = 0; line < LIMITS.consoleLines; line++) console.write("log", [line]);
    const trap = new Proxy(
      {},
      {
        ownKeys() {
          throw new Error("looked at");
        },
      },
    );
    expect(() => console.write("log", [trap])).not.toThrow();
  });

  test("writes failed assertions only", () => {
    const { capture: console, lines } = capture();
    console.console()["assert"]?.(true, "fine");
    console.console()["assert"]?.(false, "lag is", 3);
    expect(lines.map(({ text }) => text)).toEqual(["Assertion failed lag is 3"]);
  });
});
