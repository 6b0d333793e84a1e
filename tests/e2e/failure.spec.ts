/** What the site says when something of the browser is missing, and what still works then. */
import { expect, type Page, test } from "@playwright/test";
import { collectErrors } from "./page-checks.ts";
import { solution, WorkbenchPage } from "./workbench-page.ts";

/** Ways in which a browser keeps nothing, and what the learner is told. */
const STORAGE: readonly (readonly [cause: string, script: () => void, told: string])[] = [
  [
    "is full",
    () => {
      const full = () => {
        throw new DOMException("No room.", "QuotaExceededError");
      };
      IDBObjectStore.prototype.put = full;
      IDBObjectStore.prototype.add = full;
      Storage.prototype.setItem = full;
    },
    "The browser has no room left for this site",
  ],
  [
    "is blocked, as in some private windows",
    () => {
      const blocked = () => {
        throw new DOMException("No.", "SecurityError");
      };
      IDBFactory.prototype.open = blocked;
      for (const name of ["localStorage", "sessionStorage", "caches"]) {
        Object.defineProperty(globalThis, name, { get: blocked });
      }
    },
    "This browser does not let the page store anything",
  ],
];

for (const [cause, script, told] of STORAGE) {
  test(`Where storage ${cause}, the page says so, and one can write, run, commit and export`, async ({
    page,
  }) => {
    await page.addInitScript(script);
    const workbench = new WorkbenchPage(page);
    await workbench.openLesson();
    await workbench.touch();
    await workbench.write(await solution());
    await workbench.runTests();
    await expect(workbench.headline).toHaveText(/^All \d+ tests pass$/);
    await expect(workbench.root.getByText("Your work is not being saved.")).toBeVisible();
    await expect(workbench.root).toContainText(told);
    await workbench.root.getByRole("button", { name: "Commit offset 4" }).click();
    await expect(workbench.root.getByRole("button", { name: "Committed offset 4" })).toBeVisible();
    const download = page.waitForEvent("download");
    await workbench.root.getByRole("button", { name: "Export my work" }).first().click();
    expect((await download).suggestedFilename()).toMatch(/^minibroker-work-/);
  });
}

test("Without JavaScript every page can be read, and says what would need it", async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.getByRole("link", { name: "The log" }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Search" })).toBeHidden();
  await page.goto("/exercises/partition-log/");
  // Playwright reads no text inside `noscript`.
  await expect(page.locator("noscript .wb-noscript")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Append and read" })).toBeVisible();
  await expect(page.locator(".wb-text")).toContainText("export class PartitionLog");
  await page.goto("/progress/");
  await expect(page.locator("noscript p")).toBeVisible();
  await context.close();
});

/** A browser without the newest that the site is written in. */
async function grownOld(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Reflect.deleteProperty(Promise, "withResolvers");
    const supports = CSS.supports.bind(CSS);
    CSS.supports = (...args: [string, string?]) =>
      !args.join().includes("light-dark") && supports(args.join(":"));
  });
}

test("An older browser is told what still works, and only that one asks for the notice", async ({
  page,
}) => {
  const notice = page.getByRole("status").filter({ hasText: "older than the course is made for" });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const errors = collectErrors(page);
  await page.goto("/lessons/the-log/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(asked).not.toContain("/old-browser.js");
  expect(errors).toEqual([]);

  await grownOld(page);
  await page.reload();
  await expect(notice).toContainText("Every lesson, figure and piece of code can be read");
  await expect(notice).toContainText("What you have saved is untouched");
  await expect(page.getByRole("heading", { level: 1, name: "The log" })).toBeVisible();
  await expect(page.locator("main .code").first()).toBeVisible();
  // The policy let the script in: it is the site's own.
  expect(errors.filter((error) => error.includes("Content Security Policy"))).toEqual([]);
});
