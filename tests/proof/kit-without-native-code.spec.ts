/** The kit, from its own lockfile, loads no native code: a WebContainer could not. */
import { execFile } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { kitFiles } from "../../src/components/workbench/kit-archive.ts";
import { learnerFiles } from "../../src/grading/web-container/kit.ts";

const run = promisify(execFile);

let kit: string;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  // Outside of the repository, where Node would find the packages of the site.
  kit = mkdtempSync(join(tmpdir(), "minibroker-kit-"));
  const files = await kitFiles("exercises");
  for (const [path, text] of Object.entries(files)) write(path, text);
  for (const [id, path] of learnerFiles({ files, lock: "" })) {
    write(path, files[`broker/${id}.ts`] ?? "");
  }
  await run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: kit });
});

test.afterAll(() => rmSync(kit, { recursive: true, force: true, maxRetries: 5 }));

test("Its packages hold no native code, and one Vite, which is version 7", () => {
  const installed = (pattern: string) => globSync(`node_modules/**/${pattern}`, { cwd: kit });
  expect(installed("*.node")).toEqual([]);
  const vites = installed("vite/package.json");
  expect(vites).toHaveLength(1);
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(kit, vites[0] ?? ""), "utf8"),
  );
  expect(version).toMatch(/^7\./);
  expect(installed("{esbuild,rollup}/package.json").map(nameOf)).toEqual(
    expect.arrayContaining(["@rollup/wasm-node", "esbuild-wasm"]),
  );
});

test("Its command line grades everything under node --no-addons", async () => {
  test.setTimeout(300_000);
  const { stdout } = await run(process.execPath, ["cli/main.mjs", "test"], {
    cwd: kit,
    // Passed on to every process that it starts.
    env: { ...environment(), NODE_OPTIONS: "--no-addons" },
  });
  expect(stdout).toContain("Every exercise is solved.");
});

test("Its grading service comes up under node --no-addons", async () => {
  test.setTimeout(300_000);
  const order = {
    suite: {
      suite: "04-partitioner/partitioner.test.ts",
      module: "04-partitioner/partitioner.ts",
      exports: [],
    },
    given: [],
    memoryLimit: 2 ** 30,
  };
  // Its standard input is at an end at once, so that it says that it is ready and leaves.
  const service = run(
    process.execPath,
    ["--no-addons", "grading/container/grading-service.ts", JSON.stringify(order)],
    { cwd: kit, env: environment() },
  );
  service.child.stdin?.end();
  expect((await service).stdout).toContain('"kind":"ready"');
});

function write(path: string, text: string): void {
  mkdirSync(join(kit, dirname(path)), { recursive: true });
  writeFileSync(join(kit, path), text);
}

function nameOf(path: string): string {
  const { name }: { name: string } = JSON.parse(readFileSync(join(kit, path), "utf8"));
  return name;
}

/** Without what a test runner sets for itself. */
function environment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, ...rest } = process.env;
  return rest;
}
