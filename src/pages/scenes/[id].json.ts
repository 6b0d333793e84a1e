/** `/scenes/<id>.json`: what a figure fetches when a learner runs it with a module of their own. */
import type { APIRoute, GetStaticPaths } from "astro";
import type { Exercise } from "../../../exercises/grading/exercise.ts";
import { sceneProgram } from "../../diagrams/own-module/program.ts";
import { loadFigure, type SceneId, sceneIds } from "../../diagrams/scenes/registry.ts";

const metadata = import.meta.glob<Exercise>("../../../exercises/[0-9][0-9]-*/exercise.ts", {
  import: "default",
  eager: true,
});

/** A scene is driven by a module that is no exercise of the course. */
class UnknownExerciseError extends Error {
  override readonly name = "UnknownExerciseError";
}

export const getStaticPaths = (() =>
  sceneIds.map((id) => ({ params: { id }, props: { scene: id } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ scene: SceneId }> = async ({ props: { scene } }) => {
  const { exercise: id } = (await loadFigure(scene)).scene;
  const exercise = Object.values(metadata).find((one) => one.id === id);
  if (exercise === undefined) {
    throw new UnknownExerciseError(
      `The scene "${scene}" is driven by "${id}", which is no exercise.`,
    );
  }
  return Response.json(await sceneProgram(scene, exercise, process.cwd()));
};
