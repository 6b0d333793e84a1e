/**
 * Finds a Chromium for the end-to-end tests, or installs one. The tests never skip for want of a
 * browser: either there is one in the end, or the command fails and says what to do.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

/** No Chromium could be found, and none could be installed. */
export class BrowserNotFoundError extends Error {
  override readonly name = "BrowserNotFoundError";

  constructor() {
    super(
      "The end-to-end tests need Chrome or Chromium, and none could be found or installed. " +
        "Install one, or set MINIBROKER_BROWSER to its path, and run the command again.",
    );
  }
}

/** A browser, and how it came to be here. */
export interface FoundBrowser {
  readonly path: string;
  readonly origin: string;
}

const commandNames = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
];

const wellKnownPaths = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/** Looks for a browser without installing anything. */
export function installedBrowser(env: NodeJS.ProcessEnv = process.env): FoundBrowser | undefined {
  const wanted = env["MINIBROKER_BROWSER"];
  if (wanted !== undefined) {
    return existsSync(wanted) ? { path: wanted, origin: "named by MINIBROKER_BROWSER" } : undefined;
  }
  const onPath = (env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => commandNames.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
  if (onPath !== undefined) return { path: onPath, origin: "installed on this machine" };
  const wellKnown = wellKnownPaths.find((path) => existsSync(path));
  if (wellKnown !== undefined) return { path: wellKnown, origin: "installed on this machine" };
  const playwrights = chromium.executablePath();
  return existsSync(playwrights)
    ? { path: playwrights, origin: "downloaded by Playwright" }
    : undefined;
}

/**
 * Finds a browser, or installs one: first as Playwright does, then, as root on Debian, its `chromium`
 * package. Says on standard output what it does.
 *
 * @throws {BrowserNotFoundError} when all of that fails.
 */
export function findOrInstallBrowser(): FoundBrowser {
  const found = installedBrowser() ?? playwrightsDownload() ?? debiansPackage();
  if (found === undefined) throw new BrowserNotFoundError();
  console.log(`Browser: ${found.path} (${found.origin})`);
  return found;
}

function playwrightsDownload(): FoundBrowser | undefined {
  console.log("No Chrome or Chromium found. Trying Playwright's own download.");
  const cli = join(import.meta.dirname, "../node_modules/@playwright/test/cli.js");
  run(process.execPath, [cli, "install", "chromium"]);
  return installedBrowser();
}

function debiansPackage(): FoundBrowser | undefined {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  console.log("The download did not succeed. Installing Debian's chromium package.");
  if (!run("apt-get", ["update", "-qq"])) return undefined;
  if (!run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"])) {
    return undefined;
  }
  return installedBrowser();
}

function run(command: string, args: readonly string[]): boolean {
  const { status } = spawnSync(command, args, {
    stdio: ["ignore", "ignore", "inherit"],
    timeout: 10 * 60 * 1000,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return status === 0;
}
