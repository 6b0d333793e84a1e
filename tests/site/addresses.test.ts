/** Internal addresses go through `sitePath`, or the site would only work at the root of a host. */
import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** An attribute, a fetch or a worker whose address begins with a single slash. */
const BY_HAND = /(?:\b(?:href|src|action|data-[\w-]+)=\{?|\bfetch\(|\bnew URL\()["'`]\/(?!\/)/;

test("no page writes an address of the site by hand", () => {
  const files = globSync("src/**/*.{astro,tsx,ts,mdx}");
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((line, index) =>
        BY_HAND.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [],
      ),
  );
  expect(found).toEqual([]);
});

test.each(['<a href="/lessons/the-log/">', 'fetch("/kit.zip")', 'src={"/logo.svg"}'])(
  "%s is found",
  (line) => {
    expect(line).toMatch(BY_HAND);
  },
);
