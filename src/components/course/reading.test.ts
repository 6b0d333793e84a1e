import { expect, test } from "vitest";
import { duration, roughDuration } from "./duration.ts";
import { quickChecks, readingMinutes } from "./reading.ts";

test("counts words of prose, not code, imports or components", () => {
  const prose = "word ".repeat(600);
  const noise = `import A from "./a.astro";\n\n${"```ts\n"}${"code ".repeat(900)}${"\n```\n"}<Figure title="many words here" />\n`;
  expect(readingMinutes(prose)).toBe(3);
  expect(readingMinutes(noise + prose)).toBe(3);
});

test("never says that a lesson takes no time", () => {
  expect(readingMinutes("Short.")).toBe(1);
});

test("writes durations as a person would", () => {
  expect([45, 60, 740].map(duration)).toEqual(["45 min", "1 h", "12 h 20 min"]);
});

test("counts quick checks, and not what is said of them", () => {
  const check = '<QuickCheck\n  question="Where?"\n/>\n';
  expect(quickChecks(`${check}\nA \`<QuickCheck>\` asks.\n\n${check}`)).toBe(2);
});

test("says a guess as a guess", () => {
  expect([2, 47, 118, 336].map(roughDuration)).toEqual(["5 min", "45 min", "2 h", "5 h 30 min"]);
});
