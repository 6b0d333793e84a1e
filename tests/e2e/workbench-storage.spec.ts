import { expect, test } from "@playwright/test";
import { WorkbenchPage } from "./workbench-page.ts";

test("Two tabs on one exercise do not overwrite each other", async ({ page, context }) => {
  const first = new WorkbenchPage(page);
  const second = new WorkbenchPage(await context.newPage());
  await first.open();
  await first.touch();
  await second.open();
  await second.touch();

  await second.write("// from the second tab\n");
  await expect(first.root.getByText("This exercise was changed in another tab.")).toBeVisible();
  await first.root.getByRole("button", { name: "Take the other tab's" }).click();
  await expect(first.root.locator(".view-lines").first()).toContainText("from the second tab");
  await expect(first.root.getByText("This exercise was changed in another tab.")).toHaveCount(0);

  await first.write("// from the first tab\n");
  await expect(second.root.getByText("This exercise was changed in another tab.")).toBeVisible();
  await second.root.getByRole("button", { name: "Keep this tab's version" }).click();
  await expect(second.root.getByText("This exercise was changed in another tab.")).toHaveCount(0);
  await second.page.reload();
  await expect(second.root.locator(".wb-text")).toContainText("from the second tab");
});

test("Where the browser stores nothing the learner is told, can go on, and can export", async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "indexedDB", { value: undefined });
  });
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  await workbench.touch();
  await expect(workbench.root.getByText("Your work is not being saved.")).toBeVisible();
  await workbench.write("// only in this tab\n");
  await workbench.runTests();
  await expect(workbench.headline).toBeVisible();
  const download = page.waitForEvent("download");
  await workbench.root.getByRole("button", { name: "Export my work" }).first().click();
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  expect(JSON.parse(Buffer.concat(chunks).toString())).toMatchObject({
    format: "minibroker-work",
    version: 5,
    drafts: [{ exercise: "partition-log", text: "// only in this tab\n" }],
  });
});

test("A starter that changed since asks, and overwrites nothing", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  await workbench.touch();
  await workbench.write("// my work\n");
  await expect(workbench.root.getByText("Saved in this browser", { exact: true })).toBeVisible();
  await page.route("**/exercises/partition-log.json", async (route) => {
    const answer = await route.fetch();
    const payload: unknown = await answer.json();
    await route.fulfill({ json: Object.assign({}, payload, { starter: "// a new starter\n" }) });
  });
  await page.reload();
  await workbench.touch();
  await expect(workbench.root.getByText("The starting code has changed")).toBeVisible();
  await expect(workbench.root.locator(".view-lines").first()).toContainText("my work");
  await workbench.root.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(workbench.root.locator(".monaco-diff-editor")).toContainText("a new starter");
  await workbench.root.getByRole("button", { name: "Keep mine" }).click();
  await expect(workbench.root.getByText("The starting code has changed")).toHaveCount(0);
  await expect(workbench.root.locator(".view-lines").first()).toContainText("my work");
});
