import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { belongsToKit, kitArchive } from "./kit-archive.ts";

describe("The kit", () => {
  test.each([
    "package.json",
    "README.md",
    "broker/partition-log.ts",
    "03-partition-log/partition-log.starter.ts",
    "03-partition-log/partition-log.test.ts",
    "03-partition-log/exercise.ts",
    "03-partition-log/README.md",
    "cli/main.ts",
  ])("has %s", (path) => {
    expect(belongsToKit(path)).toBe(true);
  });

  test.each([
    "03-partition-log/partition-log.ts",
    "node_modules/vitest/package.json",
    "backups/partition-log.ts",
    ".progress.json",
    ".variants/03-partition-log/one.ts",
  ])("does not have %s", (path) => {
    expect(belongsToKit(path)).toBe(false);
  });
});

test("The archive holds the kit in one folder, and is the same each time", async () => {
  const archive = await kitArchive("exercises");
  const files = unzipSync(archive);
  const text = strFromU8(files["minibroker-exercises/package.json"] ?? new Uint8Array());
  expect(JSON.parse(text)).toMatchObject({ name: "minibroker-exercises" });
  expect(Object.keys(files).every((name) => name.startsWith("minibroker-exercises/"))).toBe(true);
  expect(await kitArchive("exercises")).toEqual(archive);
});
