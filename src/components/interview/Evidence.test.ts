import { expect, test } from "vitest";
import { recognise } from "../../interview/recogniser.ts";
import { markedSentence } from "./Evidence.tsx";

test("marks the words that matched, in the sentence that says them", () => {
  const answer = "It is hard. First I pause the partition. It is hard.";
  const rubric = {
    hits: {
      must: [{ id: "pause", point: "Pauses the partition", heard: ["partition pause"] }],
      should: [],
      bonus: [],
    },
    mistakes: [],
  };
  const [suggestion] = recognise(answer, rubric).points;
  if (suggestion?.evidence === undefined) throw new Error("Nothing was recognised.");
  const pieces = markedSentence(answer, suggestion.evidence);
  expect(pieces.map(({ text }) => text).join("")).toBe("First I pause the partition");
  expect(pieces.filter(({ marked }) => marked).map(({ text }) => text)).toEqual([
    "pause",
    "partition",
  ]);
});
