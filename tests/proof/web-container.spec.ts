/** All that can go right and wrong with a container: the real client against the stand-in. */
import { existsSync } from "node:fs";
import { expect as playwrightExpect, test } from "@playwright/test";
import { solution } from "../e2e/workbench-page.ts";
import { ContainerPage } from "../stand-in/container-page.ts";
import { type StandIn, startStandIn } from "../stand-in/server.ts";

/** Installing takes seconds here and a minute on a busy machine. */
const PATIENCE = 120_000;
const expect = playwrightExpect.configure({ timeout: PATIENCE });

let standIn: StandIn;

test.beforeEach(async () => {
  test.setTimeout(300_000);
  standIn = await startStandIn(true);
});

test.afterEach(() => standIn.close());

const installs = () => standIn.commands.filter((command) => command.startsWith("npm ci")).length;

/** What is kept for the next visit, waited for. */
async function untilKept(workbench: ContainerPage): Promise<void> {
  await expect
    .poll(
      () =>
        workbench.page.evaluate(async () => {
          const cache = await caches.open("minibroker-container-modules");
          return (await cache.keys()).length;
        }),
      { timeout: PATIENCE },
    )
    .toBe(1);
}

test("The second visit installs nothing, and a damaged entry is installed anew", async ({
  page,
}) => {
  const workbench = await ContainerPage.on(page, standIn);
  await workbench.open();
  await workbench.runTests(PATIENCE);
  expect(installs()).toBe(1);
  await untilKept(workbench);

  await workbench.open("partitioner");
  await workbench.runTests(PATIENCE);
  await expect(workbench.ranIn).toHaveText(/^WebContainer/);
  expect(installs(), "installs on the second visit").toBe(1);

  await page.evaluate(async () => {
    const cache = await caches.open("minibroker-container-modules");
    const [request] = await cache.keys();
    const kept = request === undefined ? undefined : await cache.match(request);
    if (request === undefined || kept === undefined) throw new Error("nothing is kept");
    const bytes = new Uint8Array(await kept.arrayBuffer());
    bytes.fill(0, 0, 4096);
    await cache.put(request, new Response(bytes, { headers: kept.headers }));
  });
  await workbench.open();
  await workbench.runTests(PATIENCE);
  await expect(workbench.ranIn).toHaveText(/^WebContainer/);
  expect(installs(), "installs after the damage").toBe(2);
});

test("A loop that never ends is stopped, and memory that never suffices, and the container goes on", async ({
  page,
}) => {
  const workbench = await ContainerPage.on(page, standIn);
  await workbench.open();
  await workbench.touch();
  await workbench.write("export class PartitionLog { append() { for (;;) {} } }\n");
  await workbench.runTests(PATIENCE);
  await expect(workbench.headline).toHaveText(/Stopped: no test finished/);
  await workbench.write(
    "export class PartitionLog { append() { const all = []; for (;;) all.push(new Array(1e5).fill(1)); } }\n",
  );
  await workbench.runTests(PATIENCE);
  await expect(workbench.headline).toHaveText("Your code ended the run");
  await workbench.write(await solution());
  await workbench.runTests(PATIENCE);
  await expect(workbench.headline).toHaveText(/All \d+ tests pass/);
  await expect(workbench.ranIn).toHaveText(/^WebContainer/);
  expect([standIn.containers.size, installs()]).toEqual([1, 1]);
});

test("A terminal session: the kit's commands, Node, files that come back, and Ctrl+C", async ({
  page,
}) => {
  const workbench = await ContainerPage.on(page, standIn);
  await workbench.open();
  await workbench.touch();
  await workbench.write(await solution());
  await workbench.runTests(PATIENCE);
  await workbench.openTerminal();

  await workbench.command("npm test partition-log");
  await expect(workbench.screen).toContainText("✓ Looks only at what retention has left");
  await workbench.command("node --version");
  await expect(workbench.screen).toContainText("v26.");

  await workbench.command("echo '// by hand' >> 03-partition-log/partition-log.ts");
  await expect(workbench.notice).toContainText("partition-log.ts was changed in the terminal");
  await workbench.root.getByRole("tab", { name: "partition-log.ts", exact: true }).click();
  await workbench.notice.getByRole("button", { name: "Undo the change" }).click();
  await expect(workbench.notice).toHaveCount(0);
  await workbench.root.getByRole("tab", { name: "Terminal" }).click();
  await workbench.command("clear; tail -c 12 03-partition-log/partition-log.ts | grep -c hand");
  await expect(workbench.screen).toContainText("0");

  await workbench.command("cp broker/partitioner.ts 04-partitioner/partitioner.ts");
  await workbench.command("npm run watch 3");
  await expect(workbench.screen).toContainText("Ctrl+C to stop");
  await page.keyboard.press("Control+C");
  await workbench.command("echo it is over");
  await expect(workbench.screen).toContainText("it is over");

  await workbench.open("partitioner");
  await workbench.runTests(PATIENCE);
  await expect(workbench.headline, "what the shell did to another exercise").toHaveText(
    /All \d+ tests pass/,
  );
});

test("A container that stops is told of, the page steps in, and it comes back", async ({
  page,
}) => {
  const workbench = await ContainerPage.on(page, standIn);
  await workbench.open();
  await workbench.runTests(PATIENCE);
  const [container] = standIn.containers.values();
  container?.crash("RuntimeError: unreachable");
  await workbench.untilFailed("The container has stopped");
  await workbench.runTests(PATIENCE);
  await expect(workbench.ranIn).toHaveText("In page");
  await workbench.tryAgain();
  await workbench.untilUp();
  await workbench.runTests(PATIENCE);
  await expect(workbench.ranIn).toHaveText(/^WebContainer/);
});

test("Choosing the page ends the container and leaves nothing behind", async ({ page }) => {
  const workbench = await ContainerPage.on(page, standIn);
  await workbench.open();
  await workbench.runTests(PATIENCE);
  const [container] = standIn.containers.values();
  await workbench.place.click();
  await workbench.root.getByRole("radio", { name: /^In page/ }).check();
  await expect.poll(() => standIn.containers.size).toBe(0);
  await expect.poll(() => existsSync(container?.workdir ?? "")).toBe(false);
  await workbench.runTests(PATIENCE);
  await expect(workbench.ranIn).toHaveText("In page");
});

test("A newer page takes the container, and the older one can take it back", async ({
  page,
  context,
}) => {
  const older = await ContainerPage.on(page, standIn);
  await older.open();
  await older.runTests(PATIENCE);
  const newer = await ContainerPage.on(await context.newPage(), standIn);
  await newer.open();
  await newer.runTests(PATIENCE);
  await expect(newer.ranIn).toHaveText(/^WebContainer/);
  await older.untilFailed("A newer page of the course has the container");
  expect(standIn.containers.size).toBe(1);
  await older.tryAgain();
  await older.untilUp();
  await newer.untilFailed("A newer page of the course has the container");
});

test.describe("A boot that fails says so in its own words, the tests run in the page, and it can be tried again:", () => {
  for (const [cause, build, title] of [
    [
      "blocked cookies",
      "SecurityError: Failed to register a ServiceWorker: The user denied permission",
      "Storage or cookies are blocked",
    ],
    [
      "no memory",
      "RangeError: WebAssembly.Memory(): could not allocate memory",
      "There is not enough memory for the container",
    ],
    ["StackBlitz's own fault", "RuntimeError: unreachable", "The container could not be used"],
    ["a boot that never ends", "never", "The container took too long to start"],
  ] as const) {
    test(cause, async ({ page }) => {
      standIn.faults.build = build;
      const workbench = await ContainerPage.on(page, standIn);
      await workbench.open();
      await workbench.run.click();
      await workbench.untilFailed(title);
      await expect(workbench.run).toHaveText(/Run tests/);
      await expect(workbench.ranIn).toHaveText("In page");
      delete standIn.faults.build;
      if (build === "never") return;
      await page.reload();
      await workbench.runTests(PATIENCE);
      await expect(workbench.ranIn).toHaveText(/^WebContainer/);
    });
  }

  test("a frame that says nothing", async ({ page }) => {
    standIn.faults.init = "never";
    const workbench = await ContainerPage.on(page, standIn);
    await workbench.open();
    await workbench.run.click();
    await workbench.untilFailed("StackBlitz did not answer");
    await expect(workbench.ranIn).toHaveText("In page");
    delete standIn.faults.init;
    await workbench.tryAgain();
    await workbench.untilUp();
  });

  test("npm without its registry", async ({ page }) => {
    standIn.faults.npm = "npm error code ENOTFOUND";
    const workbench = await ContainerPage.on(page, standIn);
    await workbench.open();
    await workbench.run.click();
    await workbench.untilFailed("The packages could not be installed");
    await expect(workbench.notice).toContainText("npm error code ENOTFOUND");
    await expect(workbench.ranIn).toHaveText("In page");
    expect(standIn.containers.size, "what is not used is gone").toBe(0);
    delete standIn.faults.npm;
    await workbench.tryAgain();
    await workbench.untilUp();
  });

  test("no network", async ({ page, context }) => {
    const workbench = await ContainerPage.on(page, standIn);
    await workbench.open();
    await workbench.runTests(PATIENCE);
    await workbench.place.click();
    await workbench.root.getByRole("radio", { name: /^In page/ }).check();
    await expect.poll(() => standIn.containers.size).toBe(0);
    await context.setOffline(true);
    await workbench.root.getByRole("radio", { name: /^WebContainer/ }).check();
    await workbench.untilFailed("You are offline");
    await workbench.runTests(PATIENCE);
    await expect(workbench.ranIn).toHaveText("In page");
    await context.setOffline(false);
    await workbench.tryAgain();
    await workbench.untilUp();
  });

  for (const [cause, script, title] of [
    [
      "a browser without shared memory",
      "delete globalThis.SharedArrayBuffer",
      "This browser cannot run a container",
    ],
    [
      "storage that is blocked",
      "Object.defineProperty(Navigator.prototype, 'cookieEnabled', { get: () => false })",
      "Storage or cookies are blocked",
    ],
    [
      "a tab that the last boot took down",
      "sessionStorage.setItem('minibroker-container-starting', 'yes')",
      "The last container took this tab down",
    ],
  ] as const) {
    test(cause, async ({ page }) => {
      const workbench = await ContainerPage.on(page, standIn);
      await page.addInitScript(script);
      await workbench.open();
      await workbench.runTests(PATIENCE);
      await workbench.untilFailed(title);
      await expect(workbench.ranIn).toHaveText("In page");
      expect(standIn.asked, "nobody is asked").toEqual([]);
      await workbench.tryAgain();
      if (cause.startsWith("a tab")) await workbench.untilUp();
      else await workbench.untilFailed(title);
    });
  }
});
