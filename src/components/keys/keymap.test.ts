import { expect, test } from "vitest";
import { type KeyPress, readKey } from "./keymap.ts";

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, altKey: false, ...held };
}

test("single keys search, list the keys, change the theme and move in a lesson", () => {
  expect(readKey(press("/"), false, true)).toEqual({ name: "find" });
  expect(readKey(press("?"), false, true)).toEqual({ name: "keys" });
  expect(readKey(press("t"), false, true)).toEqual({ name: "theme" });
  expect(readKey(press("n"), false, true)).toEqual({ name: "note" });
  expect(readKey(press("]"), false, true)).toEqual({ name: "lesson", step: 1 });
  expect(readKey(press("k"), false, true)).toEqual({ name: "section", step: -1 });
});

test("G waits for the key that says where", () => {
  expect(readKey(press("g"), false, true)).toBe("go");
  expect(readKey(press("p"), true, true)).toEqual({ name: "go", to: "progress" });
  expect(readKey(press("C"), true, true)).toEqual({ name: "go", to: "course" });
  expect(readKey(press("p"), false, true)).toBeUndefined();
});

test("after G, a key that is no place means what it always means", () => {
  expect(readKey(press("t"), true, true)).toEqual({ name: "theme" });
});

test("single keys can be turned off; ⌘K and Ctrl K stay", () => {
  for (const key of ["/", "?", "t", "g", "j", "["]) {
    expect(readKey(press(key), false, false), key).toBeUndefined();
  }
  expect(readKey(press("c"), true, false)).toBeUndefined();
  expect(readKey(press("k", { metaKey: true }), false, false)).toEqual({ name: "find" });
  expect(readKey(press("K", { ctrlKey: true }), false, false)).toEqual({ name: "find" });
});

test("a key that is held with another is the browser's", () => {
  expect(readKey(press("t", { ctrlKey: true }), false, true)).toBeUndefined();
  expect(readKey(press("j", { metaKey: true }), false, true)).toBeUndefined();
  expect(readKey(press("/", { altKey: true }), false, true)).toBeUndefined();
  expect(readKey(press("constructor"), false, true)).toBeUndefined();
});
