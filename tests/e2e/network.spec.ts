/** Who is asked for anything: this site, and nobody else before the learner asks for a container. */
import { expect, test } from "@playwright/test";
import { WorkbenchPage } from "./workbench-page.ts";

/* As a new visitor, who has chosen nothing. */
test.use({ storageState: { cookies: [], origins: [] } });

test("No third party is asked for anything until the learner asks for a container", async ({
  page,
  context,
  baseURL,
}) => {
  const foreign: string[] = [];
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${baseURL}/`) && !/^(data|blob|about):/.test(url)) foreign.push(url);
  });
  await context.route(/^https:/, (route) => route.abort());
  for (const path of ["/", "/lessons/", "/interview/", "/reference/", "/notes/", "/progress/"]) {
    await page.goto(path);
  }
  const workbench = new WorkbenchPage(page);
  await workbench.openLesson();
  await workbench.touch();
  await workbench.write("// an edit\n");
  await workbench.runTests();
  await expect(workbench.root.locator(".wb-ran-in")).toHaveText("In page");
  await workbench.root.getByRole("tab", { name: "Terminal" }).click();
  const start = workbench.root.getByRole("button", { name: "Start the container" });
  await expect(start).toBeVisible();
  expect(foreign).toEqual([]);

  await start.click();
  await expect
    .poll(() => foreign)
    .toContainEqual(expect.stringMatching("^https://stackblitz.com/"));
  expect(await page.evaluate(() => localStorage.getItem("minibroker-run-in"))).toBe("auto");
});
