/** `npm run accept:stills`: takes the stills as they are drawn now as the images to compare with. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const vitest = join(root, "node_modules/vitest/vitest.mjs");
const { status } = spawnSync(process.execPath, [vitest, "run", "tests/visual/stills.test.ts"], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, ACCEPT_STILLS: "1" },
});
process.exitCode = status ?? 1;
