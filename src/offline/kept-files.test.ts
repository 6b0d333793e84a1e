import { expect, test } from "vitest";
import { KEPT_ONCE_USED_FROM, keptFiles, versionOf } from "./kept-files.ts";

const file = (path: string, size = 10) => ({ path, content: new Uint8Array(size) });
const urls = (...paths: Parameters<typeof file>[]) =>
  keptFiles(
    paths.map((args) => file(...args)),
    "/course/",
  ).map(({ url }) => url);

test("keeps pages under the address that links use", () => {
  expect(urls(["index.html"], ["lessons/the-log/index.html"], ["404.html"])).toEqual([
    "/course/",
    "/course/404.html",
    "/course/lessons/the-log/",
  ]);
});

test("keeps what an exercise needs to run, however heavy the runner is", () => {
  expect(urls(["exercises/offsets.json"], ["_astro/worker.a1b2.txt", 600_000])).toHaveLength(2);
});

test("leaves the editor and the whiteboard for when they are used, and copies and downloads for the network", () => {
  expect(
    urls(
      ["_astro/ts.worker-a1.js", KEPT_ONCE_USED_FROM],
      ["index.html.br"],
      ["minibroker-exercises.zip"],
      ["_astro/whiteboard/fonts/Virgil/Virgil-Regular.woff2"],
      ["_headers"],
      ["cards/the-log.png"],
      ["service-worker.js"],
    ),
  ).toEqual([]);
});

test("a page has a revision, and a file with a hash in its name needs none", () => {
  expect(keptFiles([file("_astro/a.b1.js"), file("index.html")], "/")).toEqual([
    { url: "/", revision: expect.stringMatching(/^[\da-f]{16}$/) },
    { url: "/_astro/a.b1.js", revision: null },
  ]);
});

test("a version is another one exactly if a kept file changed", () => {
  const version = (content: string) =>
    versionOf(keptFiles([{ path: "index.html", content: new TextEncoder().encode(content) }], "/"));
  expect(version("one")).toBe(version("one"));
  expect(version("one")).not.toBe(version("two"));
});
