/** The site without a network, and the change from one version of it to the next. */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { expect, type Page, test } from "@playwright/test";
import { createSiteServer } from "../../scripts/site-server.ts";
import { solution, WorkbenchPage } from "../e2e/workbench-page.ts";

test.use({ serviceWorkers: "allow" });
test.describe.configure({ timeout: 180_000 });

/** A host that can go away, come back, and bring out a new version. */
class Host {
  readonly #site = createSiteServer({ dist: "dist/", base: "/" });
  #server: Server | undefined;
  #port = 0;
  #second = false;

  get url(): string {
    return `http://localhost:${this.#port}`;
  }

  async up(): Promise<void> {
    this.#server = createServer((request, response) => {
      const changed = this.#second ? secondVersion(request.url ?? "") : undefined;
      if (changed === undefined) {
        this.#site.emit("request", request, response);
        return;
      }
      response.writeHead(200, {
        "Content-Type": request.url === "/" ? "text/html" : "text/javascript",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
      });
      response.end(changed);
    }).listen(this.#port, "localhost");
    await once(this.#server, "listening");
    const address = this.#server.address();
    if (address !== null && typeof address !== "string") this.#port = address.port;
  }

  down(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  bringOutSecondVersion(): void {
    this.#second = true;
  }
}

/** What differs in the second version: the worker, and the words of the home page. */
function secondVersion(path: string): string | undefined {
  if (path === "/") {
    return readFileSync("dist/index.html", "utf8").replace("Learn message", "Again: learn message");
  }
  if (path !== "/service-worker.js") return undefined;
  const worker = readFileSync("dist/service-worker.js", "utf8");
  const [, home = ""] = /url:"\/",revision:"([\da-f]{16})"/.exec(worker) ?? [];
  const [, version = ""] = /suffix:"([\da-f]{16})"/.exec(worker) ?? [];
  expect(home, "revision of the home page").not.toBe("");
  expect(version, "version of the site").not.toBe("");
  return worker.replaceAll(home, "second-home").replaceAll(version, "second-version");
}

let host: Host;
test.beforeEach(async () => {
  host = new Host();
  await host.up();
});
test.afterEach(() => host.down());

/** Opens a page, and waits until the worker has everything and answers for it. */
async function firstVisit(page: Page, path: string): Promise<void> {
  await page.goto(`${host.url}${path}`);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller !== null) return;
    await new Promise((done) => {
      navigator.serviceWorker.addEventListener("controllerchange", done, { once: true });
    });
  });
}

test("With the network gone after the first visit a learner reads, runs, saves and commits", async ({
  page,
  context,
}) => {
  await firstVisit(page, "/");
  await context.setOffline(true);
  host.down();

  // A lesson that was never opened before.
  await page.getByRole("link", { name: "Start at offset 3" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The log");
  expect(await page.evaluate(() => crossOriginIsolated), "isolated").toBe(true);
  const workbench = new WorkbenchPage(page);
  await workbench.root.locator(".wb-text").click({ position: { x: 200, y: 60 } });
  // Monaco was never used, so it is not there; a text area is.
  const area = workbench.root.getByRole("textbox", { name: /partition-log\.ts/ });
  await area.fill(await solution());
  await workbench.runTests();
  await expect(workbench.headline).toHaveText(/^All \d+ tests pass$/);
  await workbench.root.getByRole("button", { name: "Commit offset 4" }).click();
  await expect(workbench.root.getByRole("button", { name: "Committed offset 4" })).toBeVisible();
  await page.reload();
  await expect(workbench.root.locator(".wb-text")).toContainText("LogSegment.shouldRoll");

  await page.goto(`${host.url}/lessons/no-such-lesson/?from=a-letter`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Offset out of range");
  await expect(page.getByText("You are offline, too")).toBeVisible();

  // Back for a while: from then on Monaco is kept, too.
  await host.up();
  await context.setOffline(false);
  await page.goto(`${host.url}/lessons/the-log/`);
  await workbench.touch();
  await context.setOffline(true);
  host.down();
  await page.reload();
  await workbench.touch();
  await workbench.write("// written in Monaco, offline\n");
  await page.reload();
  await workbench.touch();
  await expect(workbench.root.locator(".view-lines").first()).toContainText("Monaco, offline");
});

test("A new version is offered, and takes nobody's page away", async ({ page, context }) => {
  await firstVisit(page, "/lessons/the-log/");
  const workbench = new WorkbenchPage(page);
  await workbench.touch();
  await workbench.write("// half a thought\n");
  const other = await context.newPage();
  await other.goto(`${host.url}/`);

  host.bringOutSecondVersion();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const offer = page.getByText("A new version of the course is ready.");
  // It is kept as a whole first, which takes a while on a busy machine.
  await expect(offer).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Later" }).click();
  await expect(offer).toBeHidden();
  await expect(workbench.root.locator(".view-lines").first()).toContainText("half a thought");

  // Until somebody asks for it, every page is of the first version.
  await other.reload();
  await expect(other.getByRole("heading", { level: 1 })).not.toContainText("Again:");
  await other.getByRole("button", { name: "Load the new version" }).click();
  await expect(other.getByRole("heading", { level: 1 })).toContainText("Again:");

  // The tab with the half thought is told, and still works with the files of its version.
  await expect(offer).toBeVisible();
  await workbench.runTests();
  await expect(workbench.headline).toHaveText("Did not compile");
  await page.getByRole("button", { name: "Load the new version" }).click();
  await expect(workbench.root.locator(".wb-text")).toContainText("half a thought");
  await expect(page.getByText("A new version of the course is ready.")).toBeHidden();
});
