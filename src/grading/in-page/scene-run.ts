/** One run of a figure's scene inside the worker, with the learner's module in the place of the reference. */
import { describeThrown } from "../../../exercises/grading/failure.ts";
import { LIMITS } from "../../../exercises/grading/verdict.ts";
import type { SceneEnding, SceneProgram, SceneSettings } from "../scene-program.ts";
import { compileModule } from "./compile.ts";
import { loadLearnersModule, type ModuleExports, raisedError } from "./learners-module.ts";
import { type MakeUrl, ModuleGraph } from "./module-graph.ts";
import { StackMapper } from "./position.ts";
import type { ScriptLoader } from "./syntax-check.ts";

/** What a run needs of the worker it is in. */
export interface SceneSurroundings {
  readonly makeUrl: MakeUrl;
  readonly importModule: (url: string) => Promise<ModuleExports>;
  readonly scripts: ScriptLoader;
  readonly onLoading: () => void;
  /** Told each frame as it is made, as JSON. */
  readonly onFrame: (json: string) => void;
}

/** Taken before the learner's code runs. */
const { stringify } = JSON;

/** Plays a scene. Whatever the learner's module does short of never yielding becomes an ending. */
export async function playScene(
  { exercise, code, broker }: SceneProgram,
  source: string,
  settings: SceneSettings,
  { makeUrl, importModule, scripts, onLoading, onFrame }: SceneSurroundings,
): Promise<SceneEnding> {
  const stacks = new StackMapper();
  const modules = new ModuleGraph(broker, stacks, makeUrl);
  // First of all, since everything that imports it is to get this one.
  const refusal = await loadLearnersModule(source, {
    exercise,
    specifier: `#broker/${exercise.id}`,
    modules,
    stacks,
    importModule,
    scripts,
    onLoading,
  });
  if (refusal !== undefined) return { kind: "failed", problem: refusal.problem };
  const { frames } = await importModule(modules.add("./scene.js", compileModule("scene.js", code)));
  if (typeof frames !== "function") throw new TypeError("the scene exports no frames");
  try {
    for await (const frame of frames(settings)) onFrame(stringify(frame));
    return { kind: "finished" };
  } catch (error) {
    const thrown = describeThrown(raisedError(error, stacks)).slice(0, LIMITS.consoleLineLength);
    return { kind: "failed", problem: { message: `${exercise.id}.ts led to ${thrown}` } };
  }
}
