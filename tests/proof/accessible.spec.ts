/** Every kind of page, in both themes, wide and narrow; `npm test` looks at each in one of these. */
import { globSync } from "node:fs";
import { test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../e2e/page-checks.ts";

/** Pages that there are many of, made alike: the first of each stands for all. */
const ALIKE = /^\/(lessons|exercises|interview\/scenarios)\/(?=.)/;

const seen = new Set<string>();
const pages = globSync("dist/**/*.html")
  .map((file) => file.replace(/^dist/, "").replace(/index\.html$/, ""))
  .toSorted()
  .filter((path) => {
    const kind = ALIKE.exec(path)?.[1] ?? path;
    return !seen.has(kind) && seen.add(kind);
  });

for (const path of pages) {
  test(`${path} is accessible in both themes, wide and narrow`, async ({ page }) => {
    test.setTimeout(240_000);
    // A colour on its way to the other theme has the contrast of neither.
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(path);
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await expectAccessible(page);
      }
      await expectNoSidewaysScroll(page);
    }
  });
}
