/** What several end-to-end tests look at in a page. */
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Collects what the page logs as an error or throws, from now on. */
export function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    // What Playwright itself says of the setting in its configuration.
    if (message.text() === "Service Worker registration blocked by Playwright") return;
    errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  return errors;
}

/**
 * Expects no accessibility violation that axe can find; names the rule and the element of each.
 *
 * @param within only this part of the page, where the rest was looked at elsewhere: all of a lesson takes long
 */
export async function expectAccessible(page: Page, within = "html"): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    // Every rule runs; only the places where nothing is wrong are not written down one by one.
    .options({ resultTypes: ["violations"] })
    .analyze();
  expect(
    violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`)),
  ).toEqual([]);
}

/** Expects that the page does not scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(excess, "pixels by which the page is wider than its window").toBe(0);
}
