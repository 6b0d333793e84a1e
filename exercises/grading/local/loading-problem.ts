/** Explains why a learner's module could not be loaded, with the place in their file. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { innermostFrame } from "../failure.ts";
import type { LoadingStep, PlainError } from "../messages.ts";
import { missingImport, suiteUnavailable, syntaxError, threwOnImport } from "../problems.ts";
import type { SourcePosition } from "../verdict.ts";
import type { Ending } from "../verdict-builder.ts";

/** How Vite and Node word an import that leads nowhere. */
const MISSING_IMPORT =
  /(?:Cannot find (?:module|package)|Failed to resolve import|Missing "[^"]*" specifier) ['"]?([^'" ]+)/;
/** How Vite words a module that its transformer refused. */
const NOT_TRANSFORMED = /^Transform failed|PARSE_ERROR|\[vite:(?:esbuild|oxc)\]/;

/**
 * @param module path of the learner's module.
 * @param given names of the broker's modules that the exercise may import.
 */
export async function explainLoading(
  step: LoadingStep,
  error: PlainError,
  module: string,
  given: readonly string[],
): Promise<Ending> {
  const file = basename(module);
  const text = String(error.message);
  if (step === "import-suite") {
    return { kind: "runner-unavailable", problem: suiteUnavailable(firstLine(text)) };
  }
  const source = await readFile(module, "utf8");
  const [, missing] = MISSING_IMPORT.exec(text) ?? [];
  if (missing !== undefined) {
    const at = await positionOfImport(source, file, missing);
    return { kind: "did-not-compile", problem: missingImport(file, missing, given, at) };
  }
  if (NOT_TRANSFORMED.test(text) || isEngines(error, file)) {
    const { reason, at } = await firstSyntaxError(source, file);
    return { kind: "did-not-compile", problem: syntaxError(file, reason ?? firstLine(text), at) };
  }
  return { kind: "crashed", problem: threwOnImport(file, error) };
}

/** Whether the engine refused the module, which the transformer had let through, before any of it ran. */
function isEngines({ name, stack }: PlainError, file: string): boolean {
  if (name !== "SyntaxError" || typeof stack !== "string") return false;
  return innermostFrame(stack, file) === undefined;
}

/** TypeScript's own words for the first syntax error; Vite's transformers each word it differently. */
async function firstSyntaxError(
  source: string,
  file: string,
): Promise<{ readonly reason?: string; readonly at?: SourcePosition }> {
  const { default: ts } = await import("typescript");
  const { diagnostics = [] } = ts.transpileModule(source, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
  });
  const first = diagnostics[0];
  if (first === undefined) return {};
  const reason = ts.flattenDiagnosticMessageText(first.messageText, " ");
  return { reason, at: positionAt(source, file, first.start ?? 0) };
}

async function positionOfImport(
  source: string,
  file: string,
  specifier: string,
): Promise<SourcePosition | undefined> {
  const { default: ts } = await import("typescript");
  const found = ts
    .preProcessFile(source)
    .importedFiles.find((imported) => imported.fileName === specifier);
  return found === undefined ? undefined : positionAt(source, file, found.pos);
}

function positionAt(source: string, file: string, offset: number): SourcePosition {
  const before = source.slice(0, offset).split("\n");
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function firstLine(text: string): string {
  const plain = stripVTControlCharacters(text);
  const line = plain.split("\n").find((candidate) => candidate.trim() !== "") ?? plain;
  // It goes into a sentence that has its own end.
  return line.trim().replace(/[.:]$/, "");
}
