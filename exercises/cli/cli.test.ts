/** The command line as a learner meets it: started in a copy of the kit, judged by what it prints and its exit status. */
import { spawn } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { unsupportedNode } from "./node-version.mjs";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const KIT = fileURLToPath(new URL("..", import.meta.url));
const LIBRARIES = fileURLToPath(new URL("../../node_modules", import.meta.url));
const NOT_COPIED = ["node_modules", ".variants", "backups", ".progress.json"];

let kit: string;
let mine: string;
let starter: string;
let reference: string;

beforeAll(() => {
  kit = mkdtempSync(join(tmpdir(), "minibroker-kit-"));
  cpSync(KIT, kit, { recursive: true, filter: (path) => !NOT_COPIED.includes(basename(path)) });
  symlinkSync(LIBRARIES, join(kit, "node_modules"), "junction");
  mine = join(kit, "03-partition-log", "partition-log.ts");
  starter = readFileSync(join(kit, "03-partition-log", "partition-log.starter.ts"), "utf8");
  reference = readFileSync(join(kit, "broker", "partition-log.ts"), "utf8");
  // An author may have tried an exercise in the folder that was copied.
  for (const folder of readdirSync(kit).filter((name) => /^\d{2}-/.test(name))) {
    rmSync(join(kit, folder, `${folder.slice(3)}.ts`), { force: true });
  }
});

beforeEach(() => {
  rmSync(mine, { recursive: true, force: true });
  rmSync(join(kit, "backups"), { recursive: true, force: true });
  rmSync(join(kit, ".progress.json"), { force: true });
});

afterAll(() => rmSync(kit, { recursive: true, force: true }));

/** Runs a command of the kit. Whatever happens, it must not print a stack of ours. */
async function run(...args: string[]): Promise<{ status: number | null; output: string }> {
  const child = spawn(process.execPath, ["cli/main.mjs", ...args], {
    cwd: kit,
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, npm_config_yes: undefined },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject).once("close", resolve);
  });
  expect(output).not.toMatch(/^\s+at .*(?:file:\/\/|node:internal|node_modules)/m);
  return { status, output };
}

/** The reference solution with a line put first into `append`. */
function inAppend(line: string): string {
  const changed = reference.replace(/\n {2}append\([^{]*\{/, (head) => `${head}\n    ${line}`);
  expect(changed).not.toBe(reference);
  return changed;
}

describe("Grading", () => {
  it("makes the learner's file from the starter and says where it is", async () => {
    const { status, output } = await run("test", "3");
    expect(status).toBe(1);
    expect(output).toContain("not started");
    expect(output).toContain(join("03-partition-log", "partition-log.ts"));
    expect(readFileSync(mine, "utf8")).toBe(starter);
  });

  it("grades everything with a line each, then details of the first that is not solved", async () => {
    writeFileSync(mine, reference);
    const { status, output } = await run("test");
    expect(status).toBe(1);
    expect(output).toMatch(/3 {2}The partition log +solved/);
    expect(output).toMatch(/\n4 {2}Choose a partition, bit for bit {2}not started/);
    expect(output).not.toContain("Append and read");
  });

  it("ends with status 0 when what was named is solved, whatever the code writes to the console", async () => {
    writeFileSync(
      mine,
      inAppend('for (let line = 0; line < 10_000; line += 1) console.log("flood", line);'),
    );
    const { status, output } = await run("test", "partition-log");
    expect(status).toBe(0);
    expect(output).toContain("solved");
    expect(output).toMatch(/\d+ more console lines not shown/);
    expect(output.split("\n").length).toBeLessThan(200);
  });

  it("prints what happened in a failing test, with the step where it went wrong", async () => {
    writeFileSync(mine, inAppend("if (this.logEndOffset === 1) return 0;"));
    const { status, output } = await run("test", "3");
    expect(status).toBe(1);
    expect(output).toMatch(/ trace {5}append {2}append a at offset 0\n/);
    expect(output).toMatch(/ ✗ append {2}append b at offset 0 {2}expected 1\n/);
  });

  it("stops a loop that never ends and names the test that it hung in", async () => {
    writeFileSync(mine, inAppend("while (true) {}"));
    const { status, output } = await run("test", "3");
    expect(status).toBe(1);
    expect(output.match(/stopped after 5 s/g)).toHaveLength(1);
    expect(output).toContain('in the test "Gives offsets from 0, one after the other"');
    expect(output).toContain("(not run)");
  });

  it("tells code that does not compile, with the place, from code that throws while it loads", async () => {
    writeFileSync(mine, `${reference}\nexport const x = {;\n`);
    const broken = await run("test", "3");
    expect(broken.status).toBe(1);
    expect(broken.output).toContain("partition-log.ts has a syntax error: Property assignment");
    expect(broken.output).toMatch(/partition-log\.ts:\d+:\d+/);

    writeFileSync(mine, `${reference}\nthrow new Error("too early");\n`);
    const throwing = await run("test", "3");
    expect(throwing.status).toBe(1);
    expect(throwing.output).toContain("threw while it was being loaded: Error: too early");
    expect(throwing.output).toMatch(/partition-log\.ts:\d+:\d+/);
  });

  it("names an export that is missing", async () => {
    writeFileSync(mine, reference.replace("export class PartitionLog", "class PartitionLog"));
    const { status, output } = await run("test", "3");
    expect(status).toBe(1);
    expect(output).toContain("partition-log.ts does not export PartitionLog");
  });

  it("stops waiting for a promise that never settles", async () => {
    writeFileSync(mine, `${reference}\nawait new Promise(() => {});\n`);
    const { status, output } = await run("test", "3");
    expect(status).toBe(1);
    expect(output).toContain("did not finish loading");
  });

  it("says so when the suite or the learner's file cannot be read", async () => {
    mkdirSync(mine);
    const folder = await run("test", "3");
    expect(folder.status).toBe(2);
    expect(folder.output).toContain("cannot be read: it is a folder");
    rmSync(mine, { recursive: true });

    writeFileSync(mine, reference);
    const suite = join(kit, "03-partition-log", "partition-log.test.ts");
    const kept = readFileSync(suite);
    rmSync(suite);
    const deleted = await run("test", "3");
    writeFileSync(suite, kept);
    expect(deleted.status).toBe(1);
    expect(deleted.output).toContain("partition-log.test.ts is missing. Restore it");
  });
});

describe("What was typed", () => {
  it("suggests the nearest name of an exercise or a command", async () => {
    const exercise = await run("test", "partition-lgo");
    expect(exercise.status).toBe(2);
    expect(exercise.output).toContain("Did you mean partition-log?");
    const number = await run("test", "99");
    expect(number.status).toBe(2);
    expect(number.output).toContain("The numbers are 3, 4");
    const command = await run("tset");
    expect(command.status).toBe(2);
    expect(command.output).toContain("Did you mean test?");
  });

  it("names the Node that is needed when this one is too old", () => {
    expect(unsupportedNode("20.20.2")).toMatch(
      /need Node 22\.18 or later.*This is Node 20\.20\.2/s,
    );
    expect(unsupportedNode("22.17.1")).not.toBe("");
    expect(unsupportedNode("23.11.0")).not.toBe("");
    expect(["22.18.0", "24.0.0", "26.10.0"].map(unsupportedNode)).toEqual(["", "", ""]);
  });
});

describe("Help", () => {
  it("gives the three hints of a task one after the other, and counts them", async () => {
    expect((await run("hint", "3")).output).toContain("hint 1 of 3");
    expect((await run("hint", "3")).output).toContain("hint 2 of 3");
    const last = await run("hint", "3");
    expect(last.status).toBe(0);
    expect(last.output).toContain("npm run solution partition-log");
    expect((await run("status")).output).toContain("hints seen: 3");
  });

  it("shows the solution as a diff with the learner's file, once they agree", async () => {
    writeFileSync(mine, `${starter}// my own line\n`);
    const asked = await run("solution", "3");
    expect(asked.status).toBe(2);
    expect(asked.output).not.toContain("my own line");
    const shown = await run("solution", "3", "--yes");
    expect(shown.status).toBe(0);
    expect(shown.output).toContain("-// my own line");
    expect(shown.output).toMatch(/^\+/m);
    expect(readFileSync(mine, "utf8")).toContain("my own line");
  });

  it("puts the starter back only when asked to, and keeps a copy", async () => {
    writeFileSync(mine, starter);
    appendFileSync(mine, "// my own line\n");
    expect((await run("reset", "3")).status).toBe(2);
    expect(readFileSync(mine, "utf8")).toContain("my own line");

    const done = await run("reset", "3", "--yes");
    expect(done.status).toBe(0);
    expect(readFileSync(mine, "utf8")).toBe(starter);
    const backups = join(kit, "backups", "03-partition-log");
    const [copy = ""] = readdirSync(backups);
    expect(done.output).toContain(copy);
    expect(readFileSync(join(backups, copy), "utf8")).toContain("my own line");
  });

  it("lists what TypeScript says about the learner's files, and nothing else", async () => {
    writeFileSync(mine, `${reference}\nexport const wrong: number = "text";\n`);
    const { status, output } = await run("typecheck", "3");
    expect(status).toBe(1);
    expect(output).toContain("Type 'string' is not assignable to type 'number'");
    expect(output).toContain("1 found.");
  });
});
