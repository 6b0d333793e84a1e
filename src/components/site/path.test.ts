import { expect, test } from "vitest";
import { pathInSite, sitePath, wholeAddress } from "./path.ts";

test("puts pages below the base path, with or without its slash", () => {
  expect(sitePath("lessons/the-log/", "/")).toBe("/lessons/the-log/");
  expect(sitePath("lessons/the-log/", "/course")).toBe("/course/lessons/the-log/");
  expect(sitePath("", "/course/")).toBe("/course/");
});

test("finds a page below the base path, and nothing outside of it", () => {
  expect(pathInSite("/course/lessons/the-log/", "/course/")).toBe("lessons/the-log/");
  expect(pathInSite("/lessons/the-log/", "/")).toBe("lessons/the-log/");
  expect(pathInSite("/elsewhere/", "/course/")).toBe("");
});

test("a whole address has the host where the build knows it", () => {
  expect(wholeAddress("lessons/the-log/", new URL("https://example.org"))).toBe(
    "https://example.org/lessons/the-log/",
  );
  expect(wholeAddress("lessons/the-log/", undefined)).toBe("/lessons/the-log/");
});
