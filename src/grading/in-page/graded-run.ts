/** One run inside the worker: from the texts of an exercise to how the run ended. */
import * as vitest from "vitest";
import { setupCommonEnv, startTests } from "vitest/internal/browser";
import { innermostFrame, type RaisedError } from "../../../exercises/grading/failure.ts";
import { lockExports, lockIntrinsics } from "../../../exercises/grading/intrinsics.ts";
import * as problems from "../../../exercises/grading/problems.ts";
import { errorName, startTrace } from "../../../exercises/grading/trace.ts";
import type { Problem, RunEvent } from "../../../exercises/grading/verdict.ts";
import type { Ending } from "../../../exercises/grading/verdict-builder.ts";
import { type CompiledModule, compileModule } from "./compile.ts";
import { loadLearnersModule, type ModuleExports, raisedError } from "./learners-module.ts";
import { ModuleGraph } from "./module-graph.ts";
import { StackMapper } from "./position.ts";
import type { WorkerExercise } from "./protocol.ts";
import { provideWorkerState, SuiteRunner } from "./suite-runner.ts";
import type { ScriptLoader } from "./syntax-check.ts";
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

/** Taken here, where no code of a learner has run. */
export const importModule = (url: string): Promise<ModuleExports> => import(url);
export const makeUrl = (code: string) =>
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
    const refusal = await loadLearnersModule(source, {
      exercise: this.#exercise,
      specifier: `./${this.#file}`,
      modules: this.#modules,
      stacks: this.#stacks,
      importModule,
      isForbidden: (specifier) => Object.hasOwn(SUITE_API, specifier),
      scripts: this.#surroundings.scripts,
      onLoading: this.#surroundings.onLoading,
    });
    if (refusal !== undefined) return refusal;
    return this.#runSuite();
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

  #mapped(error: unknown): RaisedError {
    return raisedError(error, this.#stacks);
  }
}
