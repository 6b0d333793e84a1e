/** Puts a scene's program together: at build time, and in tests. Never part of a page. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import type { ProgramExercise, SceneProgram } from "../../grading/scene-program.ts";
import type { SceneId } from "../scenes/registry.ts";

/** Every module of the broker is left to the sandbox, which has the learner's in place of one of them. */
const BROKER = /^#broker\/([\w-]+)$/;

/**
 * Bundles a scene with the simulator, and collects the modules of the broker that both and the exercise import.
 *
 * @param root the repository.
 */
export async function sceneProgram(
  scene: SceneId,
  { id, exports, given }: ProgramExercise,
  root: string,
): Promise<SceneProgram> {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: [
        `import { ${exportOf(scene)} as scene } from "./src/diagrams/scenes/${scene}/scene.ts";`,
        'import { play } from "./src/diagrams/simulator/run.ts";',
        "export const frames = (settings) => play(scene, settings);",
      ].join("\n"),
      resolveDir: root,
    },
    bundle: true,
    external: ["#broker/*"],
    format: "esm",
    target: "es2022",
    metafile: true,
    write: false,
    logLevel: "error",
  });
  const wanted = [
    ...given,
    ...Object.values(metafile.outputs).flatMap(({ imports }) =>
      imports.flatMap(({ path }) => BROKER.exec(path)?.[1] ?? []),
    ),
  ];
  const broker: Record<string, string> = {};
  for (const name of wanted) {
    if (name === id || name in broker) continue;
    const source = await readFile(join(root, `exercises/broker/${name}.ts`), "utf8");
    broker[name] = source;
    for (const [, imported = ""] of source.matchAll(/\bfrom\s+"#broker\/([\w-]+)"/g)) {
      wanted.push(imported);
    }
  }
  return { exercise: { id, exports, given }, code: outputFiles[0]?.text ?? "", broker };
}

/** A scene is exported under its id: `the-log` as `theLog`. */
function exportOf(scene: SceneId): string {
  return scene.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
