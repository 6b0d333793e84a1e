/** Makes the learner's text a module of a run, or says why that cannot be. */
import type { RaisedError } from "../../../exercises/grading/failure.ts";
import * as problems from "../../../exercises/grading/problems.ts";
import type { Problem } from "../../../exercises/grading/verdict.ts";
import type { Ending } from "../../../exercises/grading/verdict-builder.ts";
import type { ProgramExercise } from "../scene-program.ts";
import { type CompiledModule, CompileError, compileModule } from "./compile.ts";
import type { ModuleGraph } from "./module-graph.ts";
import type { StackMapper } from "./position.ts";
import { locateSyntaxError, type ScriptLoader } from "./syntax-check.ts";

export type ModuleExports = Readonly<Record<string, unknown>>;

/** Where the learner's module goes. */
export interface Placing {
  readonly exercise: ProgramExercise;
  /** What others import it as. */
  readonly specifier: string;
  readonly modules: ModuleGraph;
  readonly stacks: StackMapper;
  readonly importModule: (url: string) => Promise<ModuleExports>;
  /** Whether there is a module which is none of the learner's business. */
  readonly isForbidden?: (specifier: string) => boolean;
  readonly scripts: ScriptLoader;
  /** Called when the learner's own code is about to run. */
  readonly onLoading: () => void;
}

/** How a run can end before it began. */
export type Refusal = Extract<Ending, { readonly problem: Problem }>;

/** Compiles, links and loads the learner's module. */
export async function loadLearnersModule(
  source: string,
  placing: Placing,
): Promise<Refusal | undefined> {
  const { exercise, modules, specifier } = placing;
  const file = fileOf(placing);
  let compiled: CompiledModule;
  try {
    compiled = compileModule(file, source);
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    return notCompiled(problems.syntaxError(file, error.message, error.at));
  }
  const stranger = compiled.imports.find(
    (found) =>
      placing.isForbidden?.(found.specifier) === true ||
      modules.resolve(found.specifier) === undefined,
  );
  if (stranger !== undefined) {
    return notCompiled(
      problems.missingImport(file, stranger.specifier, exercise.given, stranger.at),
    );
  }
  const url = modules.add(specifier, compiled);
  placing.onLoading();
  return load(compiled, url, placing);
}

/** What was thrown, with the learner's own files and lines in its stack. */
export function raisedError(error: unknown, stacks: StackMapper): RaisedError {
  if (typeof error !== "object" || error === null) return { message: String(error) };
  const { name, message, stack } = error as RaisedError;
  return { name, message, stack: typeof stack === "string" ? stacks.map(stack) : undefined };
}

async function load(
  compiled: CompiledModule,
  url: string,
  placing: Placing,
): Promise<Refusal | undefined> {
  const file = fileOf(placing);
  let exported: ModuleExports;
  try {
    exported = await placing.importModule(url);
  } catch (error) {
    if (error instanceof SyntaxError && !isThrownByCode(error, placing)) {
      return notCompiled(await explainSyntaxError(error, compiled, placing));
    }
    const raised = raisedError(error, placing.stacks);
    return { kind: "crashed", problem: problems.threwOnImport(file, raised) };
  }
  const missing = placing.exercise.exports.filter((name) => !(name in exported));
  return missing.length > 0 ? notCompiled(problems.missingExports(file, missing)) : undefined;
}

/** A module that parses may still not link: the given module lacks the name that is imported. */
async function explainSyntaxError(
  error: SyntaxError,
  module: CompiledModule,
  placing: Placing,
): Promise<Problem> {
  const file = fileOf(placing);
  const message = placing.modules.nameUrls(error.message);
  const [, from, name] =
    /module '(.+)' does not provide an export named '(.+)'/.exec(message) ?? [];
  if (from === undefined || name === undefined) {
    return problems.syntaxError(file, message, await locateSyntaxError(module, placing.scripts));
  }
  const at = module.imports.find(({ specifier }) => specifier === from)?.at;
  return {
    message: `${file} imports ${name} from "${from}", which does not export it.`,
    ...(at === undefined ? {} : { at }),
  };
}

/** Whether an error was thrown by running code, and not by the engine while it read a module. */
function isThrownByCode(error: Error, placing: Placing): boolean {
  return placing.stacks.map(error.stack ?? "").includes(`${fileOf(placing)}:`);
}

function fileOf({ exercise }: Placing): string {
  return `${exercise.id}.ts`;
}

function notCompiled(problem: Problem): Refusal {
  return { kind: "did-not-compile", problem };
}
