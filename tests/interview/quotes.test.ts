import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { quoteOf } from "../../src/interview/own-code/quote.ts";
import { parseModule } from "../../src/interview/own-code/syntax.ts";
import { correctSolutions } from "../content/design.ts";
import { readDesignQuestions } from "../content/interview-bank.ts";

const root = join(import.meta.dirname, "../..");
const { questions, findings } = await readDesignQuestions(root);
const quoted = questions.flatMap(({ id, folder, data }) =>
  correctSolutions(root, folder).map(({ name, code }) => ({
    id,
    name,
    code,
    places: data.quotes,
    quote: quoteOf(code, data.quotes),
  })),
);

test("every question quotes a place in every correct solution, in three to eight lines of it", () => {
  expect(findings).toEqual([]);
  console.log(report());
  for (const { id, name, code, quote } of quoted) {
    const texts = code.split("\n");
    expect(quote, `${id} in ${name}`).toBeDefined();
    const lines = quote?.lines ?? [];
    expect(lines.length, `${id} in ${name}`).toBeLessThanOrEqual(8);
    expect(lines.filter(({ marked }) => marked).length, `${id} in ${name}`).toBeGreaterThan(0);
    for (const { number, pieces } of lines) {
      const shown = pieces.map(({ text }) => text).join("");
      expect((texts[number - 1] ?? "").trimStart(), `${id} in ${name}`).toBe(shown.trimStart());
    }
  }
});

// Nearly two hundred modules to parse: two seconds, and more beside other work.
test("in a wrong solution, too, what is quoted are lines of that file", { timeout: 60_000 }, () => {
  const byExercise = Map.groupBy(questions, ({ folder }) => folder);
  let asked = 0;
  for (const [exercise, own] of byExercise) {
    for (const file of globSync(`solutions/[0-9][0-9]-${exercise}/wrong/*.ts`, { cwd: root })) {
      const code = readFileSync(join(root, file), "utf8");
      const texts = code.split("\n").map((text) => text.trimStart());
      const syntax = parseModule(code);
      expect(syntax, file).toBeDefined();
      for (const { id, data } of own) {
        asked++;
        for (const { number, pieces } of quoteOf(code, data.quotes, syntax)?.lines ?? []) {
          const shown = pieces.map(({ text }) => text).join("");
          expect(texts[number - 1], `${id} in ${file}`).toBe(shown.trimStart());
        }
      }
    }
  }
  expect(asked).toBeGreaterThan(25 * 12);
});

/** What is quoted where, for a person to read: the marked line, and the places that are not the first choice. */
function report(): string {
  const rows = quoted.map(({ id, name, places, quote }) => {
    const marked = quote?.lines.find((line) => line.marked);
    const text =
      marked?.pieces
        .map((piece) => piece.text)
        .join("")
        .trim() ?? "nothing";
    const place = quote === undefined ? -1 : places.indexOf(quote.wanted);
    const choice = place === 0 ? " " : `${place + 1}`;
    const file = name.replace(/^.*\//, "");
    return `${id.padEnd(26)} ${file.padEnd(32)} ${choice} ${String(marked?.number).padStart(4)}  ${text.slice(0, 90)}`;
  });
  const second = quoted.filter(({ places, quote }) => quote?.wanted !== places[0]).length;
  return [...rows, `${quoted.length} quotes; ${second} of another place than the first`].join("\n");
}
