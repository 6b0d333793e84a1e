import { expect, test } from "@playwright/test";
import { solution, WorkbenchPage } from "./workbench-page.ts";

test("Nothing of the editor is fetched before the first touch", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  const workbench = new WorkbenchPage(page);
  await workbench.openLesson();
  await workbench.root.hover();
  await page.waitForLoadState("networkidle");
  const heavy = (path: string) => /monaco|mount|worker|codicon|exercises\/.*\.json/.test(path);
  expect(fetched.filter(heavy)).toEqual([]);
  await workbench.touch();
  expect(fetched.filter(heavy).length).toBeGreaterThan(3);
});

test("Nothing moves when the editor comes in", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.openLesson();
  await page.evaluate(() => {
    const shifts: number[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ("value" in entry && typeof entry.value === "number") shifts.push(entry.value);
      }
    }).observe({ type: "layout-shift" });
  });
  // Relative to the workbench: a click may scroll the page to where it lands.
  const size = async () => (await workbench.root.boundingBox())?.height;
  const before = await size();
  const line = workbench.root.locator(".wb-text li").nth(3);
  const text = await line.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const { left, top } = range.getBoundingClientRect();
    const root = element.closest("minibroker-workbench")?.getBoundingClientRect();
    return { left: left - (root?.left ?? 0), top: top - (root?.top ?? 0) };
  });
  await workbench.touch();
  await page.waitForTimeout(500);
  expect(await size()).toBe(before);
  const root = await workbench.root.boundingBox();
  const monaco = workbench.root.locator(".view-line").filter({ hasText: 'from "#broker/clock"' });
  const box = await monaco.locator("span").first().boundingBox();
  expect(Math.abs((box?.x ?? 0) - (root?.x ?? 0) - text.left)).toBeLessThanOrEqual(1);
  // The line box is 22 px; a range measures its glyphs, which sit inside it.
  expect(Math.abs((box?.y ?? 0) - (root?.y ?? 0) - text.top)).toBeLessThanOrEqual(3);
  const sum = await page.evaluate(() => {
    const shifts: unknown = Reflect.get(globalThis, "shifts");
    return Array.isArray(shifts) ? shifts.reduce((total, value) => total + Number(value), 0) : NaN;
  });
  expect(sum).toBeLessThanOrEqual(0.02);
});

test("A press on Run before anything was loaded is kept", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  await workbench.run.click();
  await expect(workbench.headline).toHaveText(/^0 of \d+ tests pass$/);
});

test("Types are checked and completed as you type, with the given modules known", async ({
  page,
}) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  await workbench.touch();
  await workbench.write(
    'import { systemClock } from "#broker/clock";\nexport const wrong: string = systemClock.now();\n',
  );
  const problems = workbench.root.getByRole("region", { name: "Problems" });
  await expect(problems).toContainText("Type 'number' is not assignable to type 'string'.");
  await problems.getByRole("button").click();
  await expect(workbench.root.getByText("Ln 2, Col 14")).toBeVisible();
  await workbench.write(
    'import { systemClock } from "#broker/clock";\nexport const right = systemClock.now();\n',
  );
  await expect(problems).toHaveCount(0);

  await workbench.write('import { systemClock } from "#broker/clock";\nsystemClock');
  await page.keyboard.type(".");
  await expect(page.locator(".suggest-widget .monaco-list-row").first()).toBeVisible();
  await expect(page.locator(".suggest-widget")).toContainText("setTimeout");
});

test("A given module can be read and not changed, and a reset can be undone", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  await workbench.touch();
  await workbench.root.getByRole("tab", { name: /^clock\.ts/ }).click();
  const lines = workbench.root.locator(".wb-monaco:not([hidden]) .view-lines");
  await expect(lines).toContainText("export interface Clock");
  await lines.click();
  await page.keyboard.type("changed");
  await expect(lines).not.toContainText("changed");
  await workbench.root.getByRole("tab", { name: "partition-log.ts" }).click();
  await expect(lines).toContainText("One partition");

  await workbench.write("// an hour of work\n");
  await workbench.root.getByRole("button", { name: "Reset to the starting code" }).click();
  await expect(lines).toContainText("One partition");
  await workbench.root.getByRole("button", { name: "Undo reset" }).click();
  await expect(lines).toContainText("an hour of work");
});

test("An earlier version can be brought back after a reload", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  await workbench.touch();
  await workbench.write("// the first idea\n");
  await workbench.runTests();
  await workbench.write("// the second idea\n");
  await page.reload();
  await workbench.touch();
  await workbench.more("Earlier versions");
  await page.getByRole("dialog").getByRole("button", { name: "Bring back" }).first().click();
  await expect(workbench.root.locator(".view-lines").first()).toContainText("the first idea");
});

test("Hints come one at a time, and the solution only after a question, beside the learner's own", async ({
  page,
}) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  await workbench.touch();
  await workbench.runTests();
  await expect(workbench.root.locator(".hint")).toHaveCount(0);
  await workbench.root
    .getByRole("button", { name: /^Hint 1 of 3/ })
    .first()
    .click();
  await expect(workbench.root.locator(".hint")).toHaveCount(1);
  await page.keyboard.press("Alt+h");
  await expect(workbench.root.locator(".hint")).toHaveCount(2);
  await page.keyboard.press("Alt+h");
  await expect(workbench.root.locator(".hint")).toHaveCount(3);
  await expect(workbench.root.locator(".hint").last()).toBeFocused();

  await workbench.write("// mine\n");
  await expect(workbench.root.getByRole("tab", { name: /Solution/ })).toHaveCount(0);
  await workbench.more("Show the solution");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Keep trying" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(workbench.root.getByRole("tab", { name: /Solution/ })).toHaveCount(0);

  await workbench.more("Show the solution");
  await dialog.getByRole("button", { name: "Show the solution" }).click();
  await expect(workbench.root.getByRole("tab", { name: /Solution/ })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  const diff = workbench.root.locator(".monaco-diff-editor");
  await expect(diff).toContainText("// mine");
  // Only the lines in view are drawn; these are the first of the solution.
  await expect(diff).toContainText("LogSegment.shouldRoll");
});

test("The editor is announced with the way out, and Escape, then Tab leaves it", async ({
  page,
}) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  await workbench.root.locator(".wb-text").focus();
  await expect(workbench.root.locator(".monaco-editor").first()).toHaveClass(/focused/);
  await expect(workbench.root.getByRole("status").first()).toContainText("Press Escape, then Tab");

  await page.keyboard.press("Tab");
  await expect(workbench.root.locator(".monaco-editor").first()).toHaveClass(/focused/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(workbench.root.locator(".monaco-editor").first()).not.toHaveClass(/focused/);
  await expect(page.locator("body")).not.toBeFocused();
});

test("The keyboard alone is enough to solve and commit", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  const code = workbench.root.locator(".wb-code");
  for (let tabs = 0; tabs < 40; tabs++) {
    // The first touch, with Tab as well, brings the editor; from then on it is what Tab comes to.
    if (await code.evaluate((place) => place.contains(document.activeElement))) break;
    await page.keyboard.press("Tab");
  }
  await expect(workbench.root.locator(".monaco-editor").first()).toHaveClass(/focused/);
  await workbench.replaceAll(await solution());
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(workbench.headline).toHaveText(/^All \d+ tests pass$/);
  await page.keyboard.press("ControlOrMeta+Shift+Enter");
  await expect(workbench.root.getByRole("button", { name: "Committed offset 4" })).toBeVisible();
  await page.keyboard.press("Alt+2");
  await expect(workbench.root.getByRole("tab", { name: /^clock\.ts/ })).toHaveAttribute(
    "aria-selected",
    "true",
  );
});

test("The panes can be moved with arrow keys and keep their widths", async ({ page }) => {
  const workbench = new WorkbenchPage(page);
  await workbench.open();
  const splitter = page.getByRole("separator", { name: "Width of the instructions" });
  const before = Number(await splitter.getAttribute("aria-valuenow"));
  await splitter.press("ArrowRight");
  await expect(splitter).toHaveAttribute("aria-valuenow", String(before + 16));
  await page.reload();
  await expect(splitter).toHaveAttribute("aria-valuenow", String(before + 16));
});
