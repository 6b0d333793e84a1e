/** The workbench with a container behind it: the real client against the stand-in for StackBlitz's side. */
import { expect, test } from "@playwright/test";
import { solution } from "../e2e/workbench-page.ts";
import { ContainerPage } from "../stand-in/container-page.ts";
import { type StandIn, startStandIn } from "../stand-in/server.ts";

let standIn: StandIn;

test.beforeEach(async () => {
  standIn = await startStandIn(true);
});

test.afterEach(() => standIn.close());

const LOOP = 'export class PartitionLog {}\nconsole.log("begins");\nfor (;;) {}\n';

test("A container boots on the first edit, grades, survives a run that is stopped, and has a shell", async ({
  page,
}) => {
  test.setTimeout(240_000);
  const workbench = await ContainerPage.on(page, standIn, "auto");
  await workbench.open();
  await workbench.touch();
  expect(standIn.asked, "nobody is asked before the learner edits or runs").toEqual([]);

  await workbench.write(await solution());
  await workbench.untilUp();
  await workbench.runTests();
  await expect(workbench.headline).toHaveText(/All \d+ tests pass/);
  await expect(workbench.ranIn).toHaveText(/^WebContainer, Node \d+\.\d+/);

  await workbench.write(LOOP);
  await workbench.run.click();
  await expect(workbench.root.locator(".wb-foot")).toContainText("Running");
  await workbench.run.click();
  await expect(workbench.run).toHaveText(/Run tests/);
  await workbench.write((await solution()).replace("class PartitionLog", "class Renamed"));
  await workbench.runTests();
  await expect(workbench.headline).toHaveText("Did not compile");
  await expect(workbench.ranIn).toHaveText(/^WebContainer/);
  expect(standIn.containers.size, "one container all along").toBe(1);

  await workbench.openTerminal();
  await workbench.command(`node -p "40 + 2"`);
  await expect(workbench.screen).toContainText("42");
  const markup = "<img src=x onerror=alert(1)>";
  await workbench.command(`echo "$((40 + 3)) ${markup}"`);
  await expect(workbench.screen).toContainText(`43 ${markup}`);
  await expect(page.locator("img[src=x]")).toHaveCount(0);
});

test("A page that is not isolated grades in the page and says why there is no container", async ({
  page,
}) => {
  const workbench = await ContainerPage.on(page, standIn, "webcontainer", { isolated: false });
  await workbench.open();
  await workbench.touch();
  await workbench.runTests();
  await expect(workbench.ranIn).toHaveText("In page");
  await expect(workbench.notice).toContainText("This site cannot start a container here");
  await expect(workbench.notice.getByRole("button", { name: "Try again" })).toBeVisible();
  await workbench.notice.getByRole("button", { name: "Run in page instead" }).click();
  await expect(workbench.notice).toHaveCount(0);
  await page.reload();
  await expect(workbench.place).toHaveText(/In page/);
  expect(standIn.asked).toEqual([]);
});
