import { defineConfig } from "@playwright/test";
import { installedBrowser } from "./scripts/browser.ts";

const port = Number(process.env["PORT"] ?? 4321);
const browser = installedBrowser();

export default defineConfig({
  testDir: "tests",
  testMatch: ["e2e/**/*.spec.ts", "parity/**/*.spec.ts"],
  fullyParallel: true,
  forbidOnly: true,
  // A test that needs a second try hides a fault.
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    baseURL: `http://localhost:${port}`,
    trace: "retain-on-failure",
    launchOptions: {
      ...(browser === undefined ? {} : { executablePath: browser.path }),
      args: [
        "--disable-quic",
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
