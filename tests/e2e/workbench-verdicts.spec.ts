import { expect, test } from "@playwright/test";
import { solution, WorkbenchPage, wrongSolution } from "./workbench-page.ts";

/** A solution of which one line was changed. */
async function changed(from: string, to: string): Promise<string> {
  const code = await solution();
  if (!code.includes(from)) throw new Error(`The solution has no "${from}" any more.`);
  return code.replace(from, to);
}

const LOOP = ["return this.#oldest.baseOffset;", "while (true) {}"] as const;

test("A failing test shows what was called, expected and received, and its line is a click away", async ({
  page,
}) => {
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

  await workbench.write(
    await changed("return this.#oldest.baseOffset;", 'throw new Error("here");'),
  );
  await expect(workbench.root.getByText("The code has changed since this run.")).toBeVisible();
  await workbench.runTests();
  const place = open.locator(".wb-place");
  const line = /:(\d+)$/.exec((await place.textContent()) ?? "")?.[1];
  await place.click();
  await expect(workbench.root.getByText(`Ln ${line}, Col`)).toBeVisible();
  await expect(workbench.root.locator(".monaco-editor").first()).toHaveClass(/focused/);
});

test("Code that cannot be run is told with its line or as what it is, and no test is blamed", async ({
  page,
}) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  await workbench.touch();
  await workbench.write("export class PartitionLog {\n  append( {\n}\n");
  await workbench.runTests();
  await expect(workbench.headline).toHaveText("Did not compile");
  await expect(workbench.root.locator(".wb-problem .wb-place")).toBeVisible();
  await expect(workbench.root.locator(".rec--fail")).toHaveCount(0);

  await workbench.write(`${await solution()}\nthrow new Error("not today");\n`);
  // Results stay, dimmed, once the code has changed.
  await expect(workbench.root.getByText("The code has changed since this run.")).toBeVisible();
  await expect(workbench.headline).toHaveText("Did not compile");
  await workbench.runTests();
  await expect(workbench.headline).toHaveText("Your code ended the run");
  await expect(workbench.root.locator(".wb-problem")).toContainText("not today");
});

test("An endless loop is stopped, by the learner or by itself, the page answers, and the next run works", async ({
  page,
}) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  await workbench.touch();
  await workbench.write(await changed(...LOOP));
  await workbench.run.click();
  await expect(workbench.run).toHaveText(/Stop/);
  expect(await page.evaluate(() => 6 * 7)).toBe(42);
  await workbench.run.click();
  await expect(workbench.headline).toHaveText("Stopped by you");
  await expect(workbench.run).toBeFocused();

  await workbench.run.click();
  await expect(workbench.headline).toHaveText("Stopped: no test finished for 5 s");
  await expect(workbench.root.locator(".wb-problem")).toContainText("loop");

  await workbench.write(await solution());
  await workbench.runTests();
  await expect(workbench.headline).toHaveText(/^All \d+ tests pass$/);
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
