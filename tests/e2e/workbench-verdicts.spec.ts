import { expect, test } from "@playwright/test";
import { solution, WorkbenchPage, wrongSolution } from "./workbench-page.ts";

/** A solution of which one line was changed. */
async function changed(from: string, to: string): Promise<string> {
  const code = await solution();
  if (!code.includes(from)) throw new Error(`The solution has no "${from}" any more.`);
  return code.replace(from, to);
}

const LOOP = ["return this.#oldest.baseOffset;", "while (true) {}"] as const;

test("A failing test shows what was called, expected and received", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  await workbench.touch();
  await workbench.write(await wrongSolution("03-partition-log", "reuses-offsets"));
  await workbench.runTests();

  await expect(workbench.headline).toHaveText(/^\d+ of \d+ tests pass$/);
  const open = workbench.root.locator(".is-fail details[open]");
  await expect(open).toHaveCount(1);
  for (const term of ["Called", "Expected", "Received"]) {
    await expect(open.getByText(term, { exact: true })).toBeVisible();
  }
  // Tasks with failures come first.
  await expect(workbench.root.locator(".tests > li").first()).toHaveClass("is-fail");
});

test("A failing line is a click away", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  await workbench.touch();
  await workbench.runTests();
  const place = workbench.root.locator(".is-fail details[open] .wb-place");
  const line = /:(\d+)$/.exec((await place.textContent()) ?? "")?.[1];
  await place.click();
  await expect(workbench.root.getByText(`Ln ${line}, Col`)).toBeVisible();
  await expect(workbench.root.locator(".monaco-editor").first()).toHaveClass(/focused/);
});

test("A syntax error is told with its line, and no test is blamed", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  await workbench.touch();
  await workbench.write("export class PartitionLog {\n  append( {\n}\n");
  await workbench.runTests();
  await expect(workbench.headline).toHaveText("Did not compile");
  await expect(workbench.root.locator(".wb-problem .wb-place")).toBeVisible();
  await expect(workbench.root.locator(".rec--fail")).toHaveCount(0);
});

test("An endless loop is stopped, the page answers meanwhile, and the next run works", async ({
  page,
}) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  await workbench.touch();
  await workbench.write(await changed(...LOOP));
  await workbench.run.click();
  await expect(workbench.run).toHaveText(/Stop/);
  expect(await page.evaluate(() => 6 * 7)).toBe(42);
  await expect(workbench.headline).toHaveText("Stopped: no test finished for 5 s");
  await expect(workbench.root.locator(".wb-problem")).toContainText("loop");

  await workbench.write(await solution());
  await workbench.runTests();
  await expect(workbench.headline).toHaveText(/^All \d+ tests pass$/);
});

test("The learner stops a run, and keeps the focus", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  await workbench.touch();
  await workbench.write(await changed(...LOOP));
  await workbench.run.click();
  await expect(workbench.run).toHaveText(/Stop/);
  await workbench.run.click();
  await expect(workbench.headline).toHaveText("Stopped by you");
  await expect(workbench.run).toBeFocused();
});

test("A throw on import is told as what it is", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  await workbench.touch();
  await workbench.write(`${await solution()}\nthrow new Error("not today");\n`);
  await workbench.runTests();
  await expect(workbench.headline).toHaveText("Your code ended the run");
  await expect(workbench.root.locator(".wb-problem")).toContainText("not today");
});

test("Results stay, dimmed, once the code has changed", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  await workbench.touch();
  await workbench.runTests();
  await workbench.write("// started over\n");
  await expect(workbench.root.getByText("The code has changed since this run.")).toBeVisible();
  await expect(workbench.headline).toBeVisible();
});

test("What the learner's code writes is shown as text, never as HTML", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  await workbench.touch();
  const markup = "<img src=x onerror=\"document.title='owned'\">";
  await workbench.write(
    await changed(
      "const offset = this.logEndOffset;",
      `console.log(${JSON.stringify(markup)});\n    const offset = this.logEndOffset;`,
    ),
  );
  await workbench.runTests();
  // All pass, so the console of each test is with the test; a broken one shows it.
  await workbench.write(
    await changed(
      "const offset = this.logEndOffset;",
      `throw new Error(${JSON.stringify(markup)});`,
    ),
  );
  await workbench.runTests();
  await expect(workbench.root.locator(".is-fail details[open] .wb-message")).toContainText(markup);
  await expect(workbench.root.locator("img")).toHaveCount(0);
  expect(await page.title()).not.toBe("owned");
});

test("A runner that cannot be fetched is ours to answer for, and the next try works", async ({
  page,
}) => {
  const workbench = new WorkbenchPage(page);
  await page.route(/\/_astro\/worker\..*\.txt$/, (route) => route.abort());
  await workbench.open();
  await workbench.touch();
  await workbench.runTests();
  await expect(workbench.headline).toHaveText("The tests could not be run");
  await expect(workbench.root.locator(".wb-problem")).toContainText("not your code's fault");

  await page.unroute(/\/_astro\/worker\..*\.txt$/);
  await workbench.runTests();
  await expect(workbench.headline).toHaveText(/^0 of \d+ tests pass$/);
});
