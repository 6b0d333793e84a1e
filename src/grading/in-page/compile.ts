/**
 * TypeScript to the JavaScript that the engine runs, one module at a time. Types are stripped, not checked:
 * lines stay where they are, and a map leads back to the columns.
 */
import { TraceMap } from "@jridgewell/trace-mapping";
import { parse } from "es-module-lexer/minimal/js";
import { transform } from "sucrase";
import type { SourcePosition } from "../../../exercises/grading/verdict.ts";
import { type MappedModule, positionAt, toSource } from "./position.ts";

/** A module import with a literal specifier: `import ... from "x"`, `export ... from "x"`, `import("x")`. */
export interface ModuleImport {
  readonly specifier: string;
  /** Where the specifier stands in the compiled code, without or (for `import()`) with its quotes. */
  readonly start: number;
  readonly end: number;
  readonly at: SourcePosition;
}

/** A module without its types. */
export interface CompiledModule extends MappedModule {
  readonly code: string;
  readonly imports: readonly ModuleImport[];
}

/** The text is not TypeScript. */
export class CompileError extends Error {
  override readonly name = "CompileError";
  readonly at: SourcePosition | undefined;

  constructor(message: string, at: SourcePosition | undefined) {
    super(message);
    this.at = at;
  }
}

/**
 * Strips the types of one module and finds what it imports.
 *
 * @param file name for messages and stacks.
 * @throws {CompileError} when the text cannot be parsed.
 */
export function compileModule(file: string, source: string): CompiledModule {
  const { code, map } = stripTypes(file, source);
  const module = { file, map };
  return { ...module, code, imports: findImports(module, code) };
}

/**
 * Puts other specifiers in the place of a compiled module's imports.
 *
 * @param resolve gives the new specifier of each.
 */
export function link(module: CompiledModule, resolve: (found: ModuleImport) => string): string {
  let linked = "";
  let end = 0;
  for (const found of module.imports) {
    const quoted = /["'`]/.test(module.code.charAt(found.start));
    const target = resolve(found);
    linked += module.code.slice(end, found.start) + (quoted ? JSON.stringify(target) : target);
    end = found.end;
  }
  return linked + module.code.slice(end);
}

function stripTypes(file: string, source: string): { code: string; map: TraceMap } {
  try {
    const { code, sourceMap } = transform(source, {
      transforms: ["typescript"],
      disableESTransforms: true,
      filePath: file,
      sourceMapOptions: { compiledFilename: file },
    });
    const mappings = sourceMap?.mappings ?? "";
    return { code, map: new TraceMap({ version: 3, names: [], sources: [file], mappings }) };
  } catch (error) {
    throw fromSucrase(file, source, error);
  }
}

/** Sucrase says `Error transforming x.ts: Unexpected token, expected ";" (3:7)`, columns from 1. */
function fromSucrase(file: string, source: string, error: unknown): CompileError {
  const text = error instanceof Error ? error.message : String(error);
  const message = text.replace(`Error transforming ${file}: `, "").replace(/ \(\d+:\d+\)$/, "");
  const place = / \((\d+):(\d+)\)$/.exec(text);
  if (place === null) {
    const position = { file, ...positionAt(source, source.length) };
    return new CompileError(message, position);
  }
  return new CompileError(message, { file, line: Number(place[1]), column: Number(place[2]) });
}

function findImports(module: MappedModule, code: string): ModuleImport[] {
  const locate = (index: number) => {
    const { line, column } = positionAt(code, index);
    return toSource(module, line, column);
  };
  try {
    const [imports] = parse(code, module.file);
    return imports.flatMap(({ n, s, e }) =>
      n === undefined ? [] : [{ specifier: n, start: s, end: e, at: locate(s) }],
    );
  } catch (error) {
    const index = error instanceof Error && "idx" in error ? Number(error.idx) : Number.NaN;
    throw new CompileError(
      "the end of an expression, a string or a bracket is missing",
      Number.isNaN(index) ? undefined : locate(index),
    );
  }
}
