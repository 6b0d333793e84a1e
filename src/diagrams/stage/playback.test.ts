import { expect, test } from "vitest";
import { type Playback, type PlaybackAction, playback } from "./playback.ts";

const start: Playback = { index: 0, last: 3, playing: false, speed: 1, moves: false };

function after(...actions: readonly PlaybackAction[]): Playback {
  return actions.reduce(playback, start);
}

test("a step goes one event on and is shown as movement", () => {
  expect(after({ type: "step" })).toMatchObject({ index: 1, moves: true });
});

test("every other change of place is a jump", () => {
  for (const type of ["back", "first", "last"] as const) {
    expect(after({ type: "step" }, { type: "step" }, { type })).toMatchObject({ moves: false });
  }
  expect(after({ type: "seek", index: 2 })).toMatchObject({ index: 2, moves: false });
});

test("there is no place before the first frame or behind the last", () => {
  expect(after({ type: "back" }).index).toBe(0);
  expect(after({ type: "seek", index: 9 }).index).toBe(3);
  expect(after({ type: "last" }, { type: "step" }).index).toBe(3);
});

test("playing stops at the last frame", () => {
  const playing = after({ type: "seek", index: 1 }, { type: "play" }, { type: "step" });
  expect(playing).toMatchObject({ index: 2, playing: true });
  expect(playback(playing, { type: "step" })).toMatchObject({ index: 3, playing: false });
});

test("playing from the last frame begins anew", () => {
  expect(after({ type: "last" }, { type: "play" })).toMatchObject({ index: 0, playing: true });
});

test("who takes a step back stops playing", () => {
  expect(after({ type: "play" }, { type: "step" }, { type: "back" }).playing).toBe(false);
});

test("other frames keep a playing figure playing, unless they end here", () => {
  const playing = after({ type: "play" });
  const replaced = { type: "replaced", index: 1, moves: true } as const;
  expect(playback(playing, { ...replaced, last: 5 })).toMatchObject({ index: 1, playing: true });
  expect(playback(playing, { ...replaced, last: 1 })).toMatchObject({ index: 1, playing: false });
});
