import { beforeEach, describe, expect, test } from "vitest";
import { lastBoot } from "./last-boot.ts";

let stored: Map<string, string>;
let page: EventTarget;

function storage(): Storage {
  return {
    getItem: (key) => stored.get(key) ?? null,
    setItem: (key, value) => void stored.set(key, value),
    removeItem: (key) => void stored.delete(key),
    clear: () => stored.clear(),
    key: () => null,
    length: 0,
  };
}

beforeEach(() => {
  stored = new Map();
  page = new EventTarget();
});

describe("A tab that comes back", () => {
  test("in the middle of a boot was taken down by it, and hears so once", () => {
    lastBoot(storage(), page).begin();
    const next = lastBoot(storage(), page);
    expect(next.tookTheTabDown()).toBe(true);
    expect(next.tookTheTabDown()).toBe(false);
  });

  test("after a boot that ended was not", () => {
    const boot = lastBoot(storage(), page);
    boot.begin();
    boot.end();
    expect(lastBoot(storage(), page).tookTheTabDown()).toBe(false);
  });

  test("after the learner left in the middle of a boot was not", () => {
    lastBoot(storage(), page).begin();
    page.dispatchEvent(new Event("pagehide"));
    expect(lastBoot(storage(), page).tookTheTabDown()).toBe(false);
  });
});
