import { expect, test } from "vitest";
import { find, phrase } from "./phrase.ts";
import { sentencesOf } from "./words.ts";

/** The words by which an answer says a phrase, and the word that negates it; `undefined` if it does not. */
function said(wanted: string, answer: string): string | undefined {
  for (const sentence of sentencesOf(answer)) {
    const match = find(phrase(wanted), sentence);
    if (match === undefined) continue;
    const words = match.words.map(({ text }) => text).join(" ");
    return match.negatedBy === undefined ? words : `${match.negatedBy.text}! ${words}`;
  }
  return undefined;
}

test.each([
  ["commit before process", "I commit the offset before processing it", "commit before processing"],
  ["commit before process", "before you handle it, you would commit", "before handle commit"],
  ["lose record", "some events got lost", "events lost"],
  ["unique key/constraint", "put a unique constraint on it", "unique constraint"],
  ["same-transaction", "in the same database transaction", undefined],
  ["same-transaction", "in the very same transaction", "same transaction"],
  ["out-of-order", "they arrive out of order", "out of order"],
  ["out-of-order", "they arrive in order", undefined],
  ["at-most-once/lossy record", "each message at most once", "message at most once"],
  ["at-most-once/lossy record", "each message once", undefined],
  ["run-at column", "a column run_at says when", "column run at"],
  ["max.poll.interval", "because of max.poll.interval.ms", "max poll interval"],
  ["idempotent", "make the consumer idempotant", "idempotant"],
])("hears %s in: %s", (wanted, answer, words) => {
  expect(said(wanted, answer)).toBe(words);
});

test("needs all words close to each other, in one sentence", () => {
  expect(said("commit crash", "You commit. It crashes.")).toBeUndefined();
  const far = "commit one two three four five six seven eight nine ten eleven crash";
  expect(said("commit crash", far)).toBeUndefined();
});

test.each([
  "this is not idempotent",
  "it isn't idempotent at all",
  "an insert without being idempotent",
  "it is never really idempotent",
  "SADD instead of an idempotent write",
])("hears a negation: %s", (answer) => {
  expect(said("idempotent", answer)).toMatch(/! idempotent$/);
});

test.each([
  "it does not matter, the handler is idempotent",
  "not only idempotent but also fast",
  "If not, make it idempotent",
  "duplicates are not a problem because it is idempotent",
])("does not carry a negation over a clause: %s", (answer) => {
  expect(said("idempotent", answer)).toBe("idempotent");
});

test("a plain statement outweighs a negated one in the same sentence", () => {
  expect(said("idempotent", "it was not idempotent before, now it is idempotent")).toBe(
    "idempotent",
  );
});

test("a phrase may ask for the negation", () => {
  expect(said("not order across partition", "there's no ordering across partitions")).toBe(
    "no ordering across partitions",
  );
  expect(said("not order across partition", "it is ordered across partitions")).toBeUndefined();
});

test("says where the words stand in the answer", () => {
  const answer = "First. Then commit the offset.";
  const match = sentencesOf(answer)
    .map((sentence) => find(phrase("commit offset"), sentence))
    .find((one) => one !== undefined);
  expect(match?.words.map(({ start, end }) => answer.slice(start, end))).toEqual([
    "commit",
    "offset",
  ]);
});
