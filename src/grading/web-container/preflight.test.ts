import { describe, expect, test } from "vitest";
import { type BrowserFacts, checkBrowser } from "./preflight.ts";

const good: BrowserFacts = {
  crossOriginIsolated: true,
  sharedMemory: true,
  webAssembly: true,
  webLocks: true,
  storage: "open",
  onLine: true,
};

describe("A page", () => {
  test("with all that a container needs may start one", () => {
    expect(() => checkBrowser(good)).not.toThrow();
  });

  test.each([
    [
      "that is not isolated is told so",
      { crossOriginIsolated: false, sharedMemory: false },
      "not-isolated",
    ],
    [
      "in a browser without shared memory is told so",
      { sharedMemory: false },
      "unsupported-browser",
    ],
    ["in a browser without WebAssembly is told so", { webAssembly: false }, "unsupported-browser"],
    ["without locks between pages is told so", { webLocks: false }, "unsupported-browser"],
    ["whose storage is blocked is told so", { storage: "blocked" }, "storage-blocked"],
    ["without a network is told so", { onLine: false }, "offline"],
  ] as const)("%s", (_title, lacks, code) => {
    expect(() => checkBrowser({ ...good, ...lacks })).toThrow(expect.objectContaining({ code }));
  });
});
