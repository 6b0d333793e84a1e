/**
 * Finds where a syntax error is. The type stripper lets some through, and when `import()` meets one the
 * engine says what is wrong but not where. A script that is loaded the old way tells both.
 */
import { TraceMap } from "@jridgewell/trace-mapping";
import { transform } from "sucrase";
import type { SourcePosition } from "../../../exercises/grading/verdict.ts";
import type { CompiledModule } from "./compile.ts";
import { toSource } from "./position.ts";

/** Old globals of a worker, taken before they are taken away. */
export interface ScriptLoader {
  readonly importScripts: (url: string) => void;
  readonly addEventListener: (type: "error", listener: (event: ErrorEvent) => void) => void;
  readonly removeEventListener: (type: "error", listener: (event: ErrorEvent) => void) => void;
}

/**
 * The place of the first syntax error in a module that the engine refused. The module does not run: it is
 * parsed as the body of a function that nothing calls.
 */
export async function locateSyntaxError(
  module: CompiledModule,
  loader: ScriptLoader,
): Promise<SourcePosition | undefined> {
  const { code, sourceMap } = transform(module.code, {
    transforms: ["imports"],
    disableESTransforms: true,
    preserveDynamicImport: true,
    filePath: module.file,
    sourceMapOptions: { compiledFilename: module.file },
  });
  const opening = "(async function(exports,require){";
  const url = URL.createObjectURL(new Blob([`${opening}${code}\n})`]));
  const found = await new Promise<ErrorEvent | undefined>((resolve) => {
    const listener = (event: ErrorEvent) => {
      event.preventDefault();
      loader.removeEventListener("error", listener);
      resolve(event);
    };
    loader.addEventListener("error", listener);
    setTimeout(() => {
      loader.importScripts(url);
      // It parsed after all. Otherwise this line is not reached, and the listener is told.
      resolve(undefined);
    }, 0);
  });
  if (found === undefined || found.filename !== url || found.lineno === 0) return undefined;
  const mappings = sourceMap?.mappings ?? "";
  const map = new TraceMap({ version: 3, names: [], sources: [module.file], mappings });
  const column = found.lineno === 1 ? found.colno - opening.length : found.colno;
  const compiled = toSource({ file: module.file, map }, found.lineno, column);
  return toSource(module, compiled.line, compiled.column);
}
