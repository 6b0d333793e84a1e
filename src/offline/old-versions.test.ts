import { expect, test } from "vitest";
import { oldVersions } from "./old-versions.ts";

test("keeps the current version, two before it, and what is not a version", () => {
  const names = ["pages-a", "other", "pages-b", "pages-c", "pages-d"];
  expect(oldVersions(names, "pages", "d")).toEqual(["pages-a"]);
  expect(oldVersions(["pages-a", "other"], "pages", "a")).toEqual([]);
});

test("keeps a version that came back, however old its cache is", () => {
  expect(oldVersions(["pages-a", "pages-b", "pages-c", "pages-d"], "pages", "a")).toEqual([
    "pages-b",
  ]);
});
