/**
 * The code in lessons: every `ts` block compiles by itself, and a `ts run` block prints what the `text`
 * block below it claims.
 */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import ts from "typescript";
import type { Finding } from "./finding.ts";

const root = join(import.meta.dirname, "../..");
/** Ignored by git, and inside the kit, so that `#broker/*` means there what it means to a learner. */
const variants = join(root, "exercises/.variants");
/** Long enough for a busy computer, and short enough for a block that never ends. */
const runLimitMs = 20_000;

/** A `ts` block of a lesson. */
export interface CodeBlock {
  /** The lesson's file, from the root of the repository. */
  readonly file: string;
  /** Line of the opening fence in the lesson, from 1. */
  readonly line: number;
  readonly code: string;
  /** Whether the fence says `ts run`. */
  readonly runs: boolean;
  /** The `text` block right below, if there is one. */
  readonly output: string | undefined;
}

interface WrittenBlock extends CodeBlock {
  readonly path: string;
}

/**
 * The `ts` blocks of a lesson, in its order.
 *
 * @param file the lesson's path, for findings.
 */
export function codeBlocks(file: string, text: string): CodeBlock[] {
  const fences = [...text.matchAll(/^```(\S+)([^\n]*)\n(.*?)^```$/gms)].map((match) => ({
    language: match[1],
    options: (match[2] ?? "").trim().split(/\s+/),
    body: match[3] ?? "",
    start: match.index,
    end: match.index + match[0].length,
  }));
  return fences.flatMap((fence, index) => {
    if (fence.language !== "ts") return [];
    const next = fences[index + 1];
    const isOutput = next?.language === "text" && text.slice(fence.end, next.start).trim() === "";
    return {
      file,
      line: text.slice(0, fence.start).split("\n").length,
      code: fence.body,
      runs: fence.options.includes("run"),
      output: isOutput ? next.body : undefined,
    };
  });
}

/** Compiles all blocks in one go, and runs those that say so. */
export async function checkCode(blocks: readonly CodeBlock[]): Promise<Finding[]> {
  await mkdir(variants, { recursive: true });
  /* A folder of its own: two checks may run at once. */
  const folder = await mkdtemp(join(variants, "lessons-"));
  try {
    const written = await Promise.all(blocks.map((block, index) => write(folder, block, index)));
    const findings = compile(written);
    for (const block of written) findings.push(...(await run(block)));
    return findings;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function write(folder: string, block: CodeBlock, index: number): Promise<WrittenBlock> {
  const path = join(folder, `block-${index}.ts`);
  await writeFile(path, block.code);
  return { ...block, path };
}

function compile(blocks: readonly WrittenBlock[]): Finding[] {
  const program = ts.createProgram(
    blocks.map(({ path }) => path),
    compilerOptions(),
  );
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const message = ts.flattenDiagnosticMessageText(messageText, " ");
    if (file === undefined) return { where: "tsconfig.base.json", message };
    const { line } = file.getLineAndCharacterOfPosition(start);
    const block = blocks.find(({ path }) => path === file.fileName);
    return block === undefined
      ? { where: `${relative(root, file.fileName)}:${line + 1}`, message }
      : { where: at(block, line + 1), message: `does not compile: ${message}` };
  });
}

/** The repository's own strictness, but a block may declare what it does not go on to use. */
function compilerOptions(): ts.CompilerOptions {
  const path = join(root, "tsconfig.base.json");
  const { config, error } = ts.readConfigFile(path, ts.sys.readFile);
  if (error !== undefined) {
    throw new Error(`${path}: ${ts.flattenDiagnosticMessageText(error.messageText, " ")}`);
  }
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  return {
    ...options,
    types: ["node"],
    typeRoots: [join(root, "node_modules/@types")],
    moduleDetection: ts.ModuleDetectionKind.Force,
    noUnusedLocals: false,
    noUnusedParameters: false,
  };
}

async function run(block: WrittenBlock): Promise<Finding[]> {
  if (!block.runs) return [];
  const where = at(block, 0);
  if (block.output === undefined) {
    return [{ where, message: "`ts run` has no `text` block below it; add what it prints" }];
  }
  const { failure, stdout } = await execute(block.path);
  if (failure !== undefined) return [{ where, message: `does not run: ${failure}` }];
  if (stdout.trimEnd() === block.output.trimEnd()) return [];
  return [
    {
      where,
      message: `prints something else than the lesson says; it prints:\n${stdout.trimEnd()}`,
    },
  ];
}

function execute(path: string): Promise<{ failure: string | undefined; stdout: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [path], { timeout: runLimitMs }, (error, stdout, stderr) => {
      if (error === null) resolve({ failure: undefined, stdout });
      else if (error.killed) resolve({ failure: `no end after ${runLimitMs / 1000} s`, stdout });
      else resolve({ failure: stderr.trim() || error.message, stdout });
    });
  });
}

/** A line of a block, counted from its opening fence, as a place in the lesson. */
function at(block: CodeBlock, line: number): string {
  return `${block.file}:${block.line + line}`;
}
