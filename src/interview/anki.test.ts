import { expect, test } from "vitest";
import { ankiFile } from "./anki.ts";

const card = { id: "term:lag", front: "Lag", back: "What is left", tags: ["minibroker", "term"] };

test("begins with the lines that tell Anki how to read the rest", () => {
  const lines = ankiFile([card]).split("\n");
  const header = lines.filter((line) => line.startsWith("#"));
  expect(header.slice(0, 2)).toEqual(["#separator:tab", "#html:true"]);
  expect(header).toContain("#guid column:1");
  expect(header).toContain("#tags column:4");
  expect(lines[header.length]).toBe("minibroker-term:lag\tLag\tWhat is left\tminibroker term");
});

test("keeps a card on one line with four fields, whatever is written in it", () => {
  const back = '"quoted"\tand a tab\r\nand a line';
  const [line] = ankiFile([{ ...card, back }])
    .trimEnd()
    .split("\n")
    .slice(-1);
  expect(line?.split("\t")).toHaveLength(4);
  expect(line).toContain("&quot;quoted&quot; and a tab<br>and a line");
});
