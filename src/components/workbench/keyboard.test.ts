import { describe, expect, test } from "vitest";
import { commandOf, type KeyPress, keyName } from "./keyboard.ts";

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe("Keys", () => {
  test.each(["ctrlKey", "metaKey"] as const)("run, stop and commit with %s", (primary) => {
    const held = { [primary]: true };
    expect(commandOf(press("Enter", held))).toEqual({ name: "run" });
    expect(commandOf(press(".", held))).toEqual({ name: "stop" });
    expect(commandOf(press("\\", held))).toEqual({ name: "full-screen" });
    expect(commandOf(press("Enter", { ...held, shiftKey: true }))).toEqual({ name: "commit" });
  });

  test("go by the place on the keyboard with Alt, which changes the letter on a Mac", () => {
    expect(commandOf(press("˙", { altKey: true, code: "KeyH" }))).toEqual({ name: "hint" });
    expect(commandOf(press("™", { altKey: true, code: "Digit2" }))).toEqual({
      name: "file",
      index: 1,
    });
  });

  test("leave everything else to the editor", () => {
    expect(commandOf(press("Enter"))).toBeUndefined();
    expect(commandOf(press("Enter", { ctrlKey: true, altKey: true }))).toBeUndefined();
    expect(commandOf(press("z", { ctrlKey: true }))).toBeUndefined();
    expect(commandOf(press(".", { ctrlKey: true, shiftKey: true }))).toBeUndefined();
  });

  test("are written as the learner's machine has them", () => {
    expect(keyName("run", true)).toBe("⌘⏎");
    expect(keyName("run", false)).toBe("Ctrl ⏎");
  });
});
