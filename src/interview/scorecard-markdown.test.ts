import { expect, test } from "vitest";
import { scorecardMarkdown } from "./scorecard-markdown.ts";

test("writes scores with their scale, what was missed with where to read it, and the learner's words as they are", () => {
  const text = scorecardMarkdown({
    title: "Scorecard",
    about: "mid, 15 min",
    overall: 1.25,
    card: { byConcept: { offsets: 1.25 }, bySkill: { correctness: 2 }, missed: [] },
    skillNames: {
      correctness: "Correctness",
      depth: "Depth",
      tradeOffs: "Trade-offs",
      communication: "Communication",
    },
    conceptName: () => "Offsets",
    answers: [
      {
        name: "What is the committed offset?",
        text: "# not a heading\n[nor](a link)",
        missed: ["It is kept on the broker"],
        read: [{ title: "7 Offsets", href: "https://example.org/lessons/offsets/#two" }],
      },
    ],
    drawing: "2 shapes, and the words: [Broker](x).",
    notes: "be slower",
  });
  expect(text).toContain("Overall 1.3 of 2. 0 missed: not said, or said wrongly.");
  expect(text).toContain("| Correctness | 2.0 |");
  expect(text).toContain("| Offsets | 1.3 |");
  expect(text).toContain("- It is kept on the broker");
  expect(text).toContain("- [7 Offsets](https://example.org/lessons/offsets/#two)");
  expect(text).toContain("    # not a heading\n    [nor](a link)");
  expect(text).toContain("    be slower");
  expect(text).toContain("## Whiteboard\n\nThere is a drawing.");
  expect(text).toContain("    2 shapes, and the words: [Broker](x).");
});
