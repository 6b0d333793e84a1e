/** A workbench whose container comes from the stand-in, for the tests. */
import { expect, type Page } from "@playwright/test";
import { WorkbenchPage } from "../e2e/workbench-page.ts";
import type { StandIn } from "./server.ts";

export class ContainerPage extends WorkbenchPage {
  /**
   * Points the page's client at the stand-in and chooses where to run. The page's own policy allows StackBlitz
   * and nobody else; here, and only here, the stand-in takes that place in it.
   */
  static async on(
    page: Page,
    standIn: StandIn,
    choice: "auto" | "webcontainer" = "webcontainer",
  ): Promise<ContainerPage> {
    await page.addInitScript(
      ([url, where]) => {
        Object.assign(globalThis, { WEBCONTAINER_API_IFRAME_URL: url });
        if (sessionStorage.getItem("chosen-by-test") === null && location.host !== "") {
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
      await route.fulfill({ response, body });
    });
    return new ContainerPage(page);
  }

  /** Waits until the container is up. */
  async untilUp(): Promise<void> {
    await expect(this.root.locator(".wb-run-in > summary")).toHaveText(/WebContainer/);
    await expect(this.root.locator(".wb-run-in .wb-container")).toHaveText("The container is up", {
      timeout: 60_000,
    });
  }

  /** Opens the terminal and waits for its prompt. */
  async openTerminal(): Promise<void> {
    await this.root.getByRole("tab", { name: "Terminal" }).click();
    await expect(this.root.locator(".xterm-rows")).toContainText("❯");
  }

  /** Types a command and presses Enter. */
  async command(line: string): Promise<void> {
    await this.page.keyboard.type(line);
    await this.page.keyboard.press("Enter");
  }
}
