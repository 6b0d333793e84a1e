import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { stateOf } from "./proven.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "minibroker-proven-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test("Gives the same state for the same files, and another for any change", () => {
  const files = [file("suite", "test"), file("solution", "code"), join(folder, "no list")];
  const before = stateOf(files);
  expect(stateOf(files)).toBe(before);
  file("solution", "code ");
  expect(stateOf(files)).not.toBe(before);
});

test("Notices text that moves from one file to the next", () => {
  const before = stateOf([file("suite", "test code"), file("solution", "")]);
  expect(stateOf([file("suite", "test"), file("solution", " code")])).not.toBe(before);
});
