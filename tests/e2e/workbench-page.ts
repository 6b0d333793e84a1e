/** A workbench as a learner sees it, for the end-to-end tests. */
import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";

export class WorkbenchPage {
  readonly page: Page;
  readonly root: Locator;
  readonly run: Locator;
  readonly headline: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.locator("minibroker-workbench");
    this.run = this.root.getByRole("button", { name: /Run tests|Stop/ });
    this.headline = this.root.locator(".vt");
  }

  async open(exercise = "partition-log"): Promise<void> {
    await this.page.goto(`/exercises/${exercise}/`);
  }

  async openLesson(lesson = "the-log"): Promise<void> {
    await this.page.goto(`/lessons/${lesson}/`);
    await this.root.scrollIntoViewIfNeeded();
  }

  /** Touches the code, and waits for Monaco. */
  async touch(): Promise<void> {
    await this.root.locator(".wb-text").click({ position: { x: 200, y: 60 } });
    await expect(this.root.locator("[data-editor=monaco]")).toBeVisible();
    await expect(this.root.locator(".monaco-editor .view-line").first()).toBeVisible();
  }

  /** Replaces the learner's whole file. */
  async write(text: string): Promise<void> {
    await this.root.locator(".wb-monaco:not([hidden]) .monaco-editor .view-lines").first().click();
    await this.replaceAll(text);
  }

  /**
   * Replaces everything where the focus is, by pasting: typed text would be indented and completed, and the
   * machine's clipboard is shared with the tests that run beside this one.
   */
  async replaceAll(text: string): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+A");
    await this.page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", pasted);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
      );
    }, text);
  }

  /** Runs the tests, and waits for the verdict; a container may have to start first. */
  async runTests(timeout = 15_000): Promise<void> {
    await this.run.click();
    await expect(this.run).toHaveText(/Run tests/, { timeout });
    await expect(this.headline).toBeVisible({ timeout });
  }

  async more(item: string): Promise<void> {
    await this.root.getByLabel("More", { exact: true }).click();
    await this.root.locator(".wb-more").getByRole("button", { name: item }).click();
  }
}

/** The reference solution of an exercise. */
export function solution(exercise = "partition-log"): Promise<string> {
  return readFile(`exercises/broker/${exercise}.ts`, "utf8");
}

/** A wrong solution, by the name of the mistake. */
export function wrongSolution(folder: string, mistake: string): Promise<string> {
  return readFile(`solutions/${folder}/wrong/${mistake}.ts`, "utf8");
}
