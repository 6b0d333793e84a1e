import { expect, test } from "vitest";
import { DeploymentError, deployment } from "./deployment.ts";

test("is at the root of no known host, unless told otherwise", () => {
  expect(deployment({})).toEqual({ base: "/", site: undefined });
  expect(deployment({ BASE_PATH: "/", SITE_URL: "" })).toEqual({ base: "/", site: undefined });
});

test.each(["course", "/course", "course/", "/course/"])("takes %s for a base path", (given) => {
  expect(deployment({ BASE_PATH: given }).base).toBe("/course/");
});

test("keeps the origin of the site's address", () => {
  expect(deployment({ SITE_URL: "https://example.org/" }).site).toBe("https://example.org");
});

test.each([
  { BASE_PATH: "/../up/" },
  { BASE_PATH: "/a b/" },
  { BASE_PATH: "https://example.org/course/" },
  { SITE_URL: "example.org" },
  { SITE_URL: "ftp://example.org" },
  { SITE_URL: "https://example.org/course/" },
])("refuses %j, and says what to write", (env) => {
  expect(() => deployment(env)).toThrow(DeploymentError);
  expect(() => deployment(env)).toThrow(/write/);
});
