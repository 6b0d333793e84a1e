import { expect, test } from "vitest";
import { headersFor } from "./headers.ts";

test("isolates every answer, so that the page may use what needs isolation", () => {
  for (const path of ["/", "/_astro/editor.abc.js", "/exercises/partition-log.json", "/404.html"]) {
    expect(headersFor(path), path).toMatchObject({
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
      "Cross-Origin-Resource-Policy": "same-origin",
    });
  }
});

test("keeps for ever only what has a hash in its name", () => {
  expect(headersFor("/_astro/editor.abc.js")["Cache-Control"]).toContain("immutable");
  for (const path of ["/", "/lessons/the-log/", "/favicon.svg", "/exercises/partition-log.json"]) {
    expect(headersFor(path)["Cache-Control"], path).toBe("no-cache");
  }
});
