/** Reads exercises and their variants from the repository, for tests that run them in a page. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Exercise, exerciseFolder } from "../../exercises/grading/exercise.ts";
import { assemblePayload, type ExercisePayload } from "../../src/grading/exercise-payload.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The texts of one module to grade. */
export interface Variant {
  /** `starter`, `solution`, `alternatives/<shape>` or `wrong/<mistake>`. */
  readonly name: string;
  readonly source: string;
}

/** The folders of all exercises: `03-partition-log`. */
export function exerciseFolders(): string[] {
  return readdirSync(`${root}exercises`)
    .filter((name) => /^\d\d-/.test(name))
    .sort();
}

/** One exercise as the site would serve it. */
export async function readPayload(folder: string): Promise<ExercisePayload> {
  const metadata: { default: Exercise } = await import(
    pathToFileURL(`${root}exercises/${folder}/exercise.ts`).href
  );
  const exercise = metadata.default;
  const file = (kind: string) =>
    readFileSync(`${root}exercises/${exerciseFolder(exercise)}/${exercise.id}.${kind}.ts`, "utf8");
  const broker = Object.fromEntries(
    readdirSync(`${root}exercises/broker`)
      .filter((name) => /^[^.]+\.ts$/.test(name))
      .map((name) => [
        name.replace(/\.ts$/, ""),
        readFileSync(`${root}exercises/broker/${name}`, "utf8"),
      ]),
  );
  return assemblePayload(exercise, { suite: file("test"), starter: file("starter"), broker });
}

/** The starter, the solution, the alternatives and the wrong solutions of one exercise. */
export function readVariants(folder: string, payload: ExercisePayload): Variant[] {
  const found = ["alternatives", "wrong"].flatMap((kind) => {
    const path = `${root}solutions/${folder}/${kind}`;
    return list(path).map((file) => ({
      name: `${kind}/${file.replace(/\.ts$/, "")}`,
      source: readFileSync(`${path}/${file}`, "utf8"),
    }));
  });
  return [
    { name: "starter", source: payload.starter },
    { name: "solution", source: payload.solution },
    ...found,
  ];
}

function list(path: string): string[] {
  try {
    return readdirSync(path).sort();
  } catch {
    return [];
  }
}
