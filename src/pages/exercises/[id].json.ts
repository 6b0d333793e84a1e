/** `/exercises/<id>.json`: what the workbench fetches when a learner first touches an exercise. */
import type { APIRoute, GetStaticPaths } from "astro";
import { type Exercise, exerciseFolder } from "../../../exercises/grading/exercise.ts";
import { assemblePayload } from "../../grading/exercise-payload.ts";

const metadata = import.meta.glob<Exercise>("../../../exercises/[0-9][0-9]-*/exercise.ts", {
  import: "default",
  eager: true,
});
const texts = import.meta.glob<string>(
  [
    "../../../exercises/[0-9][0-9]-*/*.test.ts",
    "../../../exercises/[0-9][0-9]-*/*.starter.ts",
    "../../../exercises/broker/*.ts",
  ],
  { query: "?raw", import: "default", eager: true },
);

const text = (path: string): string | undefined => texts[`../../../exercises/${path}`];

const broker = Object.fromEntries(
  Object.entries(texts).flatMap(([path, source]) => {
    const [, name] = /\/broker\/([^/.]+)\.ts$/.exec(path) ?? [];
    return name === undefined ? [] : [[name, source]];
  }),
);

export const getStaticPaths: GetStaticPaths = () =>
  Object.values(metadata).map((exercise) => ({ params: { id: exercise.id }, props: { exercise } }));

export const GET: APIRoute<{ exercise: Exercise }> = ({ props: { exercise } }) => {
  const folder = `${exerciseFolder(exercise)}/${exercise.id}`;
  const suite = text(`${folder}.test.ts`);
  const starter = text(`${folder}.starter.ts`);
  return Response.json(assemblePayload(exercise, { suite, starter, broker }));
};
