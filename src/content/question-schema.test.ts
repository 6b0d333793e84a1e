import { expect, test } from "vitest";
import { parse } from "../../tests/content/interview-bank.ts";
import { questionSchema } from "./question-schema.ts";

const answer = Array.from({ length: 60 }, () => "word").join(" ");
const good = {
  ask: "What is the committed offset?",
  probes: "Whether the candidate can use it.",
  level: "junior",
  minutes: 3,
  hits: {
    must: [
      { id: "next", point: "It is the next record to read", heard: ["next record"] },
      { id: "broker", point: "It is kept on the broker", heard: ["broker keep"] },
    ],
    should: [{ id: "expires", point: "It expires after seven days", heard: ["expire"] }],
  },
  mistakes: [
    { id: "last", mistake: "The last one handled", why: "It is one after that.", heard: ["last"] },
  ],
  followUps: [
    { ask: "What do you commit?", listenFor: "The next to read.", separates: "Those who did it." },
    { ask: "And when it expires?", listenFor: "The reset policy.", separates: "Those who did it." },
  ],
  answer,
  sources: [{ title: "Kafka design", url: "https://kafka.apache.org/documentation/#design" }],
  learn: { lesson: "offsets", section: "two-numbers" },
};

/** What an author reads, a line a problem. */
function messages(change: Record<string, unknown>): string {
  const read = parse(JSON.stringify({ ...good, ...change }), questionSchema);
  return "messages" in read ? read.messages.join("\n") : "";
}

test("takes a question, without a bonus", () => {
  expect(questionSchema.parse(good).hits.bonus).toEqual([]);
});

test.each([
  [{ level: "expert" }, "level must be one of junior, mid, senior, staff"],
  [{ answer: "Too short." }, "answer must have 40 to 199 words"],
  [{ answer: `${answer} `.repeat(4) }, "answer must have 40 to 199 words"],
  [{ hits: { ...good.hits, must: [] } }, "hits.must has too few: at least 2"],
  [{ mistakes: [] }, "mistakes is empty: name at least one"],
  [{ followUps: [good.followUps[0]] }, "followUps has too few: at least 2"],
  [
    { hits: { ...good.hits, should: [{ id: "next", point: "The same id", heard: ["next"] }] } },
    "hits has the id next twice",
  ],
  [
    { hits: { ...good.hits, should: [{ id: "b", point: "Without phrases" }] } },
    "hits.should.0.heard must be a list of phrases",
  ],
  [{ learn: { lesson: "ofsets", section: "x" } }, 'names a lesson "ofsets" that is not in'],
  [{ learn: { lesson: "offsets" } }, "learn needs a section, or `planned: true`"],
  [{ learn: { lesson: "offsets", section: "x", planned: true } }, "and not both"],
  [{ difficulty: 3 }, "has a field that no question has: difficulty"],
])("tells the author about %o", (change, message) => {
  expect(messages(change)).toContain(message);
});

test("tells the author where YAML breaks off", () => {
  const read = parse("ask: What: is this?", questionSchema);
  expect("messages" in read && read.messages[0]).toMatch(/^is not YAML: .*\(1:10\)/s);
});
