import { defineConfig } from "@playwright/test";
import { installedBrowser } from "./scripts/browser.ts";

const port = Number(process.env["PORT"] ?? 4321);
const browser = installedBrowser();

export default defineConfig({
  testDir: "tests",
  /* `npm test` plays the site; long proofs have a command of their own, `npm run proof`. */
  projects: [
    { name: "site", testMatch: "e2e/**/*.spec.ts" },
    { name: "proof", testMatch: ["parity/**/*.spec.ts", "proof/**/*.spec.ts"] },
  ],
  fullyParallel: true,
  forbidOnly: true,
  // A test that needs a second try hides a fault, so the author's machine gives none. On a shared machine the
  // fault may be the machine's: there one more try, and the closing table names what needed it.
  retries: process.env["CI"] === undefined ? 0 : 1,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    baseURL: `http://localhost:${port}`,
    // Recording costs a third of the time, so only a second try is recorded; by hand, `-- --trace=on`.
    trace: "on-first-retry",
    // The worker that keeps the site for offline use would make one test's pages out of another's answers.
    // Its own test lets it in.
    serviceWorkers: "block",
    /* Tests ask nobody outside for anything. Those of the container choose it, and bring their own stand-in. */
    storageState: {
      cookies: [],
      origins: [
        {
          origin: `http://localhost:${port}`,
          localStorage: [{ name: "minibroker-run-in", value: "in-page" }],
        },
      ],
    },
    launchOptions: {
      ...(browser === undefined ? {} : { executablePath: browser.path }),
      args: [
        "--disable-quic",
        // No machine that runs this has a graphics card; imitating one takes a core.
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Chromium refuses its own sandbox to root, as which continuous integration runs.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ],
    },
  },
  webServer: {
    command: "node scripts/serve.ts",
    url: `http://localhost:${port}/`,
    env: { PORT: String(port) },
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
