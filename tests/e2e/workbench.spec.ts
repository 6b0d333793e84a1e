import { expect, test } from "@playwright/test";
import partitionLog from "../../exercises/03-partition-log/exercise.ts";
import { testTitles } from "../../exercises/grading/exercise.ts";
import { solution, WorkbenchPage } from "./workbench-page.ts";

const total = testTitles(partitionLog).length;

test("A learner reads, writes, solves and commits, and a reload loses nothing", async ({
  page,
}) => {
  const workbench = new WorkbenchPage(page);
  await workbench.openLesson();
  await expect(workbench.root.getByText(`${total} tests, not run yet.`)).toBeVisible();
  await workbench.touch();
  await workbench.write(await solution());
  await workbench.runTests();

  await expect(workbench.headline).toHaveText(`All ${total} tests pass`);
  await workbench.root.getByRole("button", { name: "Commit offset 4" }).click();
  // The button that was pressed is still there, and still has the focus.
  await expect(workbench.root.getByRole("button", { name: "Committed offset 4" })).toBeFocused();
  await expect(workbench.root.getByRole("link", { name: /^Next: / })).toBeVisible();

  await page.reload();
  await workbench.root.scrollIntoViewIfNeeded();
  // The draft and how it stands are there before anything is touched.
  await expect(workbench.root.locator(".wb-text")).toContainText("LogSegment.shouldRoll");
  await expect(workbench.root.getByText(/^Solved\./)).toBeVisible();
  await workbench.touch();
  await expect(workbench.root.getByText(/^Solved\./)).toBeVisible();
  await workbench.runTests();
  await expect(workbench.headline).toHaveText(`All ${total} tests pass`);
  await expect(workbench.root.getByRole("button", { name: "Committed offset 4" })).toBeVisible();
});

test("What is typed survives a page that is closed at once", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  await workbench.touch();
  await workbench.write("// typed in the last moment\n");
  await page.reload();
  await workbench.touch();
  await expect(workbench.root.locator(".view-lines").first()).toContainText("typed in the last");
});

test("Committing tells the page's course log", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.openLesson();
  await workbench.touch();
  await workbench.write(await solution());
  await workbench.runTests();
  const heard = page.evaluate(
    () =>
      new Promise((resolve) => {
        document.addEventListener("minibroker:progress", () => resolve(true), { once: true });
      }),
  );
  await page.keyboard.press("ControlOrMeta+Shift+Enter");
  expect(await heard).toBe(true);
});

test("The kit is there to download, without anything of a learner's", async ({ page, request }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  await workbench.root.getByLabel("More", { exact: true }).click();
  const link = workbench.root.getByRole("link", { name: "Download the kit" });
  const href = await link.getAttribute("href");
  const answer = await request.get(href ?? "");
  expect(answer.status()).toBe(200);
  expect((await answer.body()).subarray(0, 2).toString()).toBe("PK");
});

test.describe("Without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the instructions and the starter are there, and how to solve it locally", async ({
    page,
  }) => {
    const workbench = new WorkbenchPage(page);
    await workbench.open();
    await expect(workbench.root.locator(".wb-noscript")).toContainText("npm test partition-log");
    await expect(page.getByRole("heading", { name: "Append and read" })).toBeVisible();
    await expect(workbench.root.locator(".wb-text")).toContainText("export class PartitionLog");
  });
});
