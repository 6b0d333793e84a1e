/** One run inside the worker: from the texts of an exercise to how the run ended. */
import * as vitest from "vitest";
import { setupCommonEnv, startTests } from "vitest/internal/browser";
import { innermostFrame, type RaisedError } from "../../../exercises/grading/failure.ts";
import { lockExports, lockIntrinsics } from "../../../exercises/grading/intrinsics.ts";
import * as problems from "../../../exercises/grading/problems.ts";
import { errorName, startTrace } from "../../../exercises/grading/trace.ts";
import type { Problem, RunEvent } from "../../../exercises/grading/verdict.ts";
import type { Ending } from "../../../exercises/grading/verdict-builder.ts";
import { type CompiledModule, CompileError, compileModule } from "./compile.ts";
import { ModuleGraph } from "./module-graph.ts";
import { StackMapper } from "./position.ts";
import type { WorkerExercise } from "./protocol.ts";
import { provideWorkerState, SuiteRunner } from "./suite-runner.ts";
import { locateSyntaxError, type ScriptLoader } from "./syntax-check.ts";
import { vitestConfig } from "./vitest-config.ts";

/** What a suite may import, and the learner's module may not. */
const SUITE_API = {
  vitest: {
    afterAll: vitest.afterAll,
    afterEach: vitest.afterEach,
    assert: vitest.assert,
    beforeAll: vitest.beforeAll,
    beforeEach: vitest.beforeEach,
    describe: vitest.describe,
    expect: vitest.expect,
    it: vitest.it,
    onTestFailed: vitest.onTestFailed,
    onTestFinished: vitest.onTestFinished,
    test: vitest.test,
    vi: vitest.vi,
  },
  "#grading/trace": { errorName, startTrace },
};

/** Hands a part of `SUITE_API` to the module that exports it. Gone from the global before the learner's code runs. */
const HANDOVER = "__minibroker_suite_api__";

type ModuleExports = Readonly<Record<string, unknown>>;

const importModule = (url: string): Promise<ModuleExports> => import(url);
const makeUrl = (code: string) =>
  URL.createObjectURL(new Blob([code], { type: "text/javascript" }));

/** What a run needs of the worker it is in. */
export interface Surroundings {
  readonly scope: typeof self;
  readonly scripts: ScriptLoader;
  readonly onEvent: (event: RunEvent) => void;
  /** Called when the learner's own code is about to run. */
  readonly onLoading: () => void;
}

/** A run for which all is ready but the learner's text. */
export class GradedRun {
  readonly #exercise: WorkerExercise;
  readonly #surroundings: Surroundings;
  readonly #file: string;
  readonly #stacks = new StackMapper();
  readonly #modules: ModuleGraph;
  readonly #suite: CompiledModule;
  #uncaught: Problem | undefined;

  /** @throws {CompileError | MissingModuleError} when the suite or a given module is faulty. */
  constructor(exercise: WorkerExercise, surroundings: Surroundings) {
    this.#exercise = exercise;
    this.#surroundings = surroundings;
    this.#file = `${exercise.id}.ts`;
    this.#modules = new ModuleGraph(exercise.broker, this.#stacks, makeUrl);
    this.#suite = compileModule(`${exercise.id}.test.ts`, exercise.suite);
  }

  /** Does ahead of time what needs no code of the learner. */
  async prepare(): Promise<void> {
    const { scope } = this.#surroundings;
    for (const [specifier, exported] of Object.entries(SUITE_API)) {
      const names = Object.keys(exported).join(", ");
      const code = `const { ${names} } = globalThis[${JSON.stringify(HANDOVER)}]; export { ${names} };`;
      Object.defineProperty(scope, HANDOVER, { value: exported, configurable: true });
      await importModule(this.#modules.addCode(specifier, code));
      Reflect.deleteProperty(scope, HANDOVER);
    }
    for (const url of this.#modules.addBroker()) lockExports(await importModule(url));
    await setupCommonEnv(vitestConfig());
    lockIntrinsics();
  }

  /** An error that nothing caught. The first one is kept: the others mostly follow from it. */
  noteUncaught(error: unknown): void {
    this.#uncaught ??= problems.uncaught(this.#file, this.#mapped(error));
  }

  /** Runs the suite against the learner's module. */
  async run(source: string): Promise<Ending> {
    const refusal = await this.#addLearnersModule(source);
    if (refusal !== undefined) return refusal;
    return this.#runSuite();
  }

  /** Compiles, links and loads the learner's module, or says why that cannot be. */
  async #addLearnersModule(source: string): Promise<Ending | undefined> {
    let compiled: CompiledModule;
    try {
      compiled = compileModule(this.#file, source);
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
      return notCompiled(problems.syntaxError(this.#file, error.message, error.at));
    }
    const stranger = compiled.imports.find(
      ({ specifier }) =>
        Object.hasOwn(SUITE_API, specifier) || this.#modules.resolve(specifier) === undefined,
    );
    if (stranger !== undefined) {
      const { given } = this.#exercise;
      return notCompiled(
        problems.missingImport(this.#file, stranger.specifier, given, stranger.at),
      );
    }
    const url = this.#modules.add(`./${this.#file}`, compiled);
    this.#surroundings.onLoading();
    return this.#load(compiled, url);
  }

  async #load(compiled: CompiledModule, url: string): Promise<Ending | undefined> {
    let exported: ModuleExports;
    try {
      exported = await importModule(url);
    } catch (error) {
      if (error instanceof SyntaxError && !this.#isThrownByCode(error)) {
        return notCompiled(await this.#explainSyntaxError(error, compiled));
      }
      return {
        kind: "crashed",
        problem: problems.threwOnImport(this.#file, this.#mapped(error)),
      };
    }
    const missing = this.#exercise.exports.filter((name) => !(name in exported));
    if (missing.length > 0) return notCompiled(problems.missingExports(this.#file, missing));
    return undefined;
  }

  /** A module that parses may still not link: the given module lacks the name that is imported. */
  async #explainSyntaxError(error: SyntaxError, module: CompiledModule): Promise<Problem> {
    const message = this.#modules.nameUrls(error.message);
    const [, from, name] =
      /module '(.+)' does not provide an export named '(.+)'/.exec(message) ?? [];
    if (from === undefined || name === undefined) {
      const at = await locateSyntaxError(module, this.#surroundings.scripts);
      return problems.syntaxError(this.#file, message, at);
    }
    const at = module.imports.find(({ specifier }) => specifier === from)?.at;
    return {
      message: `${this.#file} imports ${name} from "${from}", which does not export it.`,
      ...(at === undefined ? {} : { at }),
    };
  }

  async #runSuite(): Promise<Ending> {
    const filepath = `/${this.#suite.file}`;
    const config = vitestConfig();
    provideWorkerState(config, filepath);
    const suiteUrl = this.#modules.add(`./${this.#suite.file}`, this.#suite);
    const runner = new SuiteRunner(config, {
      exercise: this.#exercise,
      learnersFile: this.#file,
      importSuite: () => importModule(suiteUrl),
      onEvent: this.#surroundings.onEvent,
      mapStack: (stack) => this.#stacks.map(stack),
    });
    const [suite] = await startTests([filepath], runner);
    const [error] = suite?.result?.errors ?? [];
    if (suite === undefined || error !== undefined) return this.#suiteFailed(error ?? {});
    // Rejections that nothing handled are reported after the microtasks that might still handle them.
    await new Promise((resolve) => setTimeout(resolve, 0));
    return {
      kind: "finished",
      ...(this.#uncaught === undefined ? {} : { uncaught: this.#uncaught }),
    };
  }

  /** The suite did not get as far as its tests: the learner's fault only if it was the learner's code that threw. */
  #suiteFailed(error: RaisedError): Ending {
    const mapped = this.#mapped(error);
    if (typeof mapped.stack === "string" && innermostFrame(mapped.stack, this.#file)) {
      return { kind: "crashed", problem: problems.threwOnImport(this.#file, mapped) };
    }
    const reason = String(mapped.message ?? "no reason given");
    return { kind: "runner-unavailable", problem: problems.suiteUnavailable(reason) };
  }

  /** Whether an error was thrown by running code, and not by the engine while it read a module. */
  #isThrownByCode(error: Error): boolean {
    return this.#stacks.map(error.stack ?? "").includes(`${this.#file}:`);
  }

  #mapped(error: unknown): RaisedError {
    if (typeof error !== "object" || error === null) return { message: String(error) };
    const { name, message, stack } = error as RaisedError;
    return {
      name,
      message,
      stack: typeof stack === "string" ? this.#stacks.map(stack) : undefined,
    };
  }
}

function notCompiled(problem: Problem): Ending {
  return { kind: "did-not-compile", problem };
}
