/** `npm run watch` in a copy of the kit: started, fed with a save, and stopped as Ctrl+C does. */
import { spawn } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const KIT = join(import.meta.dirname, "..");
const NOT_COPIED = ["node_modules", ".variants", "backups", ".progress.json"];

let kit: string;
let mine: string;

beforeAll(() => {
  kit = mkdtempSync(join(tmpdir(), "minibroker-watch-"));
  cpSync(KIT, kit, { recursive: true, filter: (path) => !NOT_COPIED.includes(basename(path)) });
  symlinkSync(join(KIT, "../node_modules"), join(kit, "node_modules"), "junction");
  mine = join(kit, "03-partition-log", "partition-log.ts");
  rmSync(mine, { force: true });
});

afterAll(() => rmSync(kit, { recursive: true, force: true, maxRetries: 5 }));

test("Watching grades at once, again on every save, and ends with Ctrl+C", {
  timeout: 60_000,
}, async () => {
  const child = spawn(process.execPath, ["cli/main.mjs", "watch", "partition-log"], {
    cwd: kit,
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));

  await expect.poll(() => output, { timeout: 20_000 }).toContain("Ctrl+C to stop");
  expect(output).toContain("not started");
  expect(existsSync(mine)).toBe(true);

  copyFileSync(join(kit, "broker", "partition-log.ts"), mine);
  await expect.poll(() => output, { timeout: 30_000 }).toContain("The partition log  solved");

  child.kill("SIGINT");
  expect(await ended).toBe(0);
});
