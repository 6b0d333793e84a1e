/** Everything that an exercise's suite is shown: the starter, the reference, and what is in `solutions/`. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { KitExercise } from "../../exercises/grading/local/discovery.ts";

const root = join(import.meta.dirname, "../..");

/** One module in the place of the learner's. */
export interface Variant {
  readonly kind: "starter" | "solution" | "alternative" | "wrong";
  readonly name: string;
  readonly source: string;
}

/** The starter, the reference, the alternatives and the wrong solutions of an exercise. */
export function variantsOf({ exercise, starter, folderName }: KitExercise): Variant[] {
  const from = (kind: Variant["kind"], folder: string): Variant[] => {
    const path = join(root, "solutions", folderName, folder);
    if (!existsSync(path)) return [];
    return readdirSync(path)
      .sort()
      .map((file) => ({
        kind,
        name: `${folder}/${file.replace(/\.ts$/, "")}`,
        source: readFileSync(join(path, file), "utf8"),
      }));
  };
  const reference = join(root, "exercises/broker", `${exercise.id}.ts`);
  return [
    {
      kind: "starter",
      name: "starter",
      source: existsSync(starter) ? readFileSync(starter, "utf8") : "",
    },
    {
      kind: "solution",
      name: "solution",
      source: existsSync(reference) ? readFileSync(reference, "utf8") : "",
    },
    ...from("alternative", "alternatives"),
    ...from("wrong", "wrong"),
  ];
}

/**
 * Writes a variant, and beside it the suite, which looks there for the learner's module.
 *
 * @param folder a scratch folder inside the kit, so that `#broker/*` resolves as it does for a learner.
 */
export function placeVariant(
  folder: string,
  { exercise, folderName, suite }: KitExercise,
  { name, source }: Variant,
): { readonly suite: string; readonly module: string } {
  const place = join(folder, folderName, name.replaceAll("/", "--"));
  mkdirSync(place, { recursive: true });
  const placed = {
    suite: join(place, `${exercise.id}.test.ts`),
    module: join(place, `${exercise.id}.ts`),
  };
  copyFileSync(suite, placed.suite);
  writeFileSync(placed.module, source);
  return placed;
}
