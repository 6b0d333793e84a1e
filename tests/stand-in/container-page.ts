/** A workbench whose container comes from the stand-in, for the tests. */
import { expect, type Page } from "@playwright/test";
import type { RunIn } from "../../src/grading/runner-choice.ts";
import { WorkbenchPage } from "../e2e/workbench-page.ts";
import type { StandIn } from "./server.ts";

const ISOLATION = ["cross-origin-opener-policy", "cross-origin-embedder-policy"];

export class ContainerPage extends WorkbenchPage {
  /** What is said about the container, where it stands over the code. */
  readonly notice = this.page.locator(".wb-notice");
  /** Where the tests run; opens the choice. */
  readonly place = this.root.locator(".wb-run-in > summary");
  /** Where the last run took place. */
  readonly ranIn = this.root.locator(".wb-ran-in");
  /** What the terminal shows. */
  readonly screen = this.root.locator(".xterm-rows");

  /**
   * Points the page's client at the stand-in and chooses where to run. The page's own policy allows StackBlitz
   * and nobody else; here, and only here, the stand-in takes that place in it.
   */
  static async on(
    page: Page,
    standIn: StandIn,
    choice: RunIn = "webcontainer",
    { isolated = true }: { readonly isolated?: boolean } = {},
  ): Promise<ContainerPage> {
    await page.addInitScript(
      ([url, where]) => {
        Object.assign(globalThis, { WEBCONTAINER_API_IFRAME_URL: url });
        // Once: what the test chooses later is to be remembered.
        if (location.origin !== url && sessionStorage.getItem("chosen-by-test") === null) {
          sessionStorage.setItem("chosen-by-test", "yes");
          localStorage.setItem("minibroker-run-in", where);
        }
      },
      [standIn.url, choice] as const,
    );
    // A page that Playwright answers for counts as one from afar, which may not reach this machine unasked.
    await page.context().grantPermissions(["local-network-access"]);
    await page.route(/\/(exercises|lessons)\/[\w-]+\/$/, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll("https://stackblitz.com", standIn.url);
      const headers = Object.entries(response.headers()).filter(
        ([name]) => isolated || !ISOLATION.includes(name),
      );
      await route.fulfill({ response, body, headers: Object.fromEntries(headers) });
    });
    return new ContainerPage(page);
  }

  /** Waits until the container is up. Installing packages takes most of the time. */
  async untilUp(): Promise<void> {
    await expect(this.root.locator(".wb-run-in .wb-container")).toHaveText("The container is up", {
      timeout: 120_000,
    });
    await expect(this.place).toHaveText(/WebContainer/);
  }

  /** Waits for the notice that says why there is no container. */
  async untilFailed(title: string): Promise<void> {
    await expect(this.notice).toContainText(title, { timeout: 60_000 });
  }

  async tryAgain(): Promise<void> {
    await this.notice.getByRole("button", { name: "Try again" }).click();
  }

  /** Opens the terminal and waits for its prompt. */
  async openTerminal(): Promise<void> {
    await this.root.getByRole("tab", { name: "Terminal" }).click();
    await expect(this.screen).toContainText("❯", { timeout: 30_000 });
  }

  /** Types a command at the prompt and presses Enter. */
  async command(line: string): Promise<void> {
    await expect(this.screen).toContainText(/❯\s*$/, { timeout: 120_000 });
    await this.root.locator(".xterm-helper-textarea").focus();
    await this.page.keyboard.type(line);
    await this.page.keyboard.press("Enter");
  }
}
