import { expect, test } from "vitest";
import type { MockSession, PlanPart } from "../study/interviews.ts";
import {
  answer,
  begin,
  clarify,
  close,
  draw,
  end,
  goOn,
  isPaused,
  judge,
  leftMs,
  moveOn,
  nextStep,
  pause,
  place,
  resume,
  spentMs,
  wake,
} from "./mock-session.ts";

const MINUTE = 60_000;
const request = { level: "mid", minutes: 45, concepts: [], seed: 7 } as const;
const plan: readonly PlanPart[] = [
  { kind: "warm-up", question: "committed-offset", minutes: 4 },
  { kind: "depth", question: "slow-consumer", minutes: 6 },
  { kind: "scenario", scenario: "webhooks", minutes: 35, deepDives: 2 },
];

const begun = (): MockSession => begin("one", request, plan, 0);
const judgement = { scores: { lag: 2 }, mistakes: [], communication: 1 } as const;

test("begins with the warm-up and the whole time", () => {
  expect(place(begun())).toEqual({ part: 0, turn: 0 });
  expect(leftMs(begun(), 0)).toBe(45 * MINUTE);
  expect(leftMs(begun(), 90_000)).toBe(43.5 * MINUTE);
});

test("keeps the last drawing, none once it is wiped, and takes no other once it is judged", () => {
  const drawn = draw(draw(begun(), "[1]"), "[2]");
  expect(drawn.drawing).toBe("[2]");
  expect(draw(drawn, undefined)).toEqual(begun());
  expect(draw(end(drawn, 1), "[3]").drawing).toBe("[3]");
  expect(draw(close(end(drawn, 1)), "[3]").drawing).toBe("[2]");
});

test("reveals follow-ups one at a time, and then the next question", () => {
  let session = answer(begun(), "The next record to read.");
  expect(nextStep(session, MINUTE)).toBe("follow-up");
  session = answer(goOn(session, MINUTE), "5");
  expect(place(session)).toEqual({ part: 0, turn: 1 });
  expect(nextStep(session, 2 * MINUTE)).toBe("next-part");
  session = goOn(session, 2 * MINUTE);
  expect(place(session)).toEqual({ part: 1, turn: 0 });
  expect(session.parts[0]?.turns).toEqual([
    { text: "The next record to read.", spentMs: MINUTE },
    { text: "5", spentMs: MINUTE },
  ]);
});

test("an answer that took all the time of its part gets no follow-up", () => {
  expect(nextStep(begun(), 4 * MINUTE)).toBe("next-part");
});

test("a scenario has as many deep dives as the plan gave it, and ends the interview", () => {
  let session = moveOn(moveOn(begun(), MINUTE), 2 * MINUTE);
  session = goOn(goOn(session, 10 * MINUTE), 12 * MINUTE);
  expect(place(session)).toEqual({ part: 2, turn: 2 });
  expect(nextStep(session, 13 * MINUTE)).toBe("end");
  session = goOn(session, 13 * MINUTE);
  expect(session.stage).toBe("judging");
  expect(spentMs(session, 99 * MINUTE)).toBe(13 * MINUTE);
});

test("keeps what was asked about a scenario, with its answers", () => {
  const asked = { asked: "How many events?", answers: [0] };
  expect(clarify(begun(), asked).parts[0]?.clarified).toEqual([asked]);
});

test("a pause stops the clock, and nothing else", () => {
  const paused = pause(answer(begun(), "half"), MINUTE);
  expect(isPaused(paused)).toBe(true);
  expect(leftMs(paused, 60 * MINUTE)).toBe(44 * MINUTE);
  const resumed = resume(paused, 60 * MINUTE);
  expect(leftMs(resumed, 61 * MINUTE)).toBe(43 * MINUTE);
  expect(resumed.parts[0]?.turns[0].text).toBe("half");
});

test("resuming twice does not start the clock twice", () => {
  const running = resume(begun(), MINUTE);
  expect(spentMs(running, 2 * MINUTE)).toBe(2 * MINUTE);
});

test("a clock that was set back takes no time away", () => {
  expect(spentMs(begun(), -MINUTE)).toBe(0);
});

test("runs over without stopping, and counts on", () => {
  expect(leftMs(begun(), 46 * MINUTE)).toBe(-MINUTE);
  expect(answer(begun(), "late").stage).toBe("asking");
});

test("can be ended anywhere; only what was reached is judged", () => {
  const ended = end(moveOn(begun(), MINUTE), 2 * MINUTE);
  expect(ended.parts).toHaveLength(2);
  expect(judge(ended, 1, judgement).parts[1]?.judgement).toEqual(judgement);
  expect(close(judge(ended, 1, judgement)).stage).toBe("judged");
});

test("nothing is judged while it is asked, and nothing is answered once it is judged", () => {
  expect(judge(begun(), 0, judgement)).toEqual(begun());
  expect(close(begun())).toEqual(begun());
  const ended = end(begun(), MINUTE);
  for (const change of [answer(ended, "late"), goOn(ended, MINUTE), moveOn(ended, MINUTE)]) {
    expect(change).toEqual(ended);
  }
  expect(resume(ended, MINUTE)).toEqual(ended);
  expect(pause(ended, MINUTE)).toEqual(ended);
});

test("is data that storage keeps as it is", () => {
  const session = clarify(pause(begun(), MINUTE), { asked: "x", answers: [] });
  expect(structuredClone(session)).toEqual(session);
  expect(JSON.parse(JSON.stringify(session))).toEqual(session);
});

test("goes on through a reload, and was paused when the page was left for longer", () => {
  const session = resume(pause(begun(), MINUTE), MINUTE);
  expect(leftMs(wake(session, MINUTE, MINUTE + 5000), MINUTE + 5000)).toBe(44 * MINUTE - 5000);
  const nextDay = wake(session, 3 * MINUTE, 24 * 60 * MINUTE);
  expect(isPaused(nextDay)).toBe(true);
  expect(leftMs(nextDay, 24 * 60 * MINUTE)).toBe(42 * MINUTE);
});
