import { expect, test, vi } from "vitest";
import { type AnsweredFact, studyEvent } from "./events.ts";
import { pack, unpack } from "./packed-answers.ts";

const fact: AnsweredFact = {
  type: "answered",
  question: "slow-consumer",
  where: "drill",
  text: "Back-pressure \u{1F600}",
  seconds: 30,
  points: [{ point: "bounded", weight: "must", suggested: 2, score: 1 }],
  mistakes: [{ mistake: "bigger-queue", suggested: false }],
  score: 1,
  tradeOffs: 2,
};
const answer = studyEvent(fact, 5, "one");

test("An answer comes out of its package as it went in", () => {
  expect(unpack(pack(answer))).toEqual(answer);
  expect({ ...unpack(pack(answer)) }).toEqual(answer);
  expect(JSON.parse(JSON.stringify(unpack(pack(answer))))).toEqual(answer);
});

test("is parsed once, when it is first looked into", () => {
  const parse = vi.spyOn(JSON, "parse");
  const event = unpack(pack(answer));
  expect(event).toHaveProperty("score", 1);
  expect(parse).not.toHaveBeenCalled();
  expect(event).toHaveProperty("text", fact.text);
  expect(event).toHaveProperty("points", fact.points);
  expect(parse).toHaveBeenCalledTimes(1);
  parse.mockRestore();
});

test("is empty where the package is damaged", () => {
  for (const packed of ["", "{", "null", "[]", '{"text":1,"points":[],"mistakes":[]}']) {
    const {
      text: _text,
      points: _points,
      mistakes: _mistakes,
      ...rest
    } = { ...fact, id: "one", at: 5 };
    expect(unpack({ ...rest, packed })).toMatchObject({ text: "", points: [], mistakes: [] });
  }
});

test("Any other event is kept as it is", () => {
  const event = studyEvent({ type: "looked-up", term: "lag" }, 1, "two");
  expect(pack(event)).toBe(event);
  expect(unpack(event)).toBe(event);
});
