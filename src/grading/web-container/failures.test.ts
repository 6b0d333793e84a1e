import { describe, expect, test } from "vitest";
import { ContainerFailure, failureOf } from "./failures.ts";

describe("An error of StackBlitz's or the browser's", () => {
  test.each([
    ["RangeError: WebAssembly.Memory(): could not allocate memory", "out-of-memory"],
    [
      "RangeError: WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory",
      "out-of-memory",
    ],
    [
      "SecurityError: Failed to register a ServiceWorker: The user denied permission to use Service Worker",
      "storage-blocked",
    ],
    ["Third-party cookies are blocked", "storage-blocked"],
    [
      "QuotaExceededError: Encountered full disk while opening backing store for indexedDB.open",
      "storage-blocked",
    ],
    ["RuntimeError: unreachable", "broken"],
  ] as const)("that says %s is %s", (text, code) => {
    const failure = failureOf(new Error(text));
    expect(failure.code).toBe(code);
    expect(failure.message, "what was said, to search for").toContain(text);
  });

  test("that is a failure already stays what it is", () => {
    const failure = new ContainerFailure("offline");
    expect(failureOf(failure)).toBe(failure);
  });
});
