/** The workbench with a container behind it: the real client against the stand-in for StackBlitz's side. */
import { expect, test } from "@playwright/test";
import { ContainerPage } from "../stand-in/container-page.ts";
import { type StandIn, startStandIn } from "../stand-in/server.ts";
import { solution } from "./workbench-page.ts";

let standIn: StandIn;

test.beforeAll(async () => {
  standIn = await startStandIn();
});

test.afterAll(() => standIn.close());

test("The container boots to a verdict", async ({ page }) => {
  test.setTimeout(120_000);
  const workbench = await ContainerPage.on(page, standIn);
  await workbench.open();
  await workbench.touch();
  await workbench.write(await solution());
  await workbench.untilUp();
  await workbench.runTests();
  await expect(workbench.headline).toHaveText(/All \d+ tests pass/);
  await expect(workbench.root.locator(".wb-ran-in")).toHaveText(/WebContainer, Node \d+\./);
});
