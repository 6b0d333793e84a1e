import { expect, test } from "vitest";
import { inOneSentence, inWords } from "./drawing.ts";

const drawing = JSON.stringify([
  { type: "rectangle", x: 0 },
  { type: "text", text: "Producer\n(order\u00a0service)" },
  { type: "arrow" },
  { type: "text", text: "  " },
  { type: "text", text: "Broker" },
]);

test("tells a drawing by its shapes and its words", () => {
  expect(inWords(drawing)).toEqual({ shapes: 2, words: ["Producer (order service)", "Broker"] });
  expect(inOneSentence(drawing)).toBe("2 shapes, and the words: Producer (order service); Broker.");
  expect(inOneSentence('[{"type":"line"}]')).toBe("1 shape, no words.");
});

test.each(["", "{", "null", '{"elements":[]}', '[null,1,"x"]'])(
  "finds nothing in a damaged drawing: %s",
  (damaged) => {
    expect(inWords(damaged)).toEqual({ shapes: 0, words: [] });
  },
);
