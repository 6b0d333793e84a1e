/**
 * `npm run test:e2e`: runs the Playwright tests in a browser that this command finds or installs.
 * Arguments go to Playwright; unless they name a project, it is the site's.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { BrowserNotFoundError, findOrInstallBrowser } from "./browser.ts";

try {
  const { path } = findOrInstallBrowser();
  const cli = join(import.meta.dirname, "../node_modules/@playwright/test/cli.js");
  const given = process.argv.slice(2);
  const args = given.some((arg) => arg.startsWith("--project"))
    ? given
    : ["--project=site", ...given];
  const { status } = spawnSync(process.execPath, [cli, "test", ...args], {
    stdio: "inherit",
    env: { ...process.env, MINIBROKER_BROWSER: path },
  });
  process.exitCode = status ?? 1;
} catch (error) {
  if (!(error instanceof BrowserNotFoundError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
