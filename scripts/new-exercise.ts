/**
 * `npm run new:exercise <id> [lesson]`: the files of a new exercise. They type-check, and every text that
 * the author owes says TODO. Without a lesson, the exercise belongs to the lesson of the same name.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { exerciseFolder } from "../exercises/grading/exercise.ts";
import { checkSlug, type Files, lessonNumber, ScaffoldError, scaffold } from "./scaffold.ts";

/**
 * The files of a new exercise.
 *
 * @param id the exercise's id, and the name of its module: `partition-log`.
 * @param lesson slug of the lesson that teaches it; its offset numbers the folder.
 * @throws {ScaffoldError} if the id is no slug or the outline has no such lesson.
 */
export function exerciseFiles(id: string, lesson: string): Files {
  checkSlug(id);
  const number = lessonNumber(lesson);
  const folder = exerciseFolder({ id, number });
  const name = id.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
  const words = id.replaceAll("-", " ");
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  const skeleton = module(name, "TODO: what the module is for, in one sentence.");
  return {
    [`exercises/${folder}/exercise.ts`]: metadata(id, title, number, lesson, name),
    [`exercises/${folder}/README.md`]: instructions(title),
    [`exercises/${folder}/${id}.starter.ts`]: skeleton,
    [`exercises/${folder}/${id}.test.ts`]: suite(id, name),
    [`exercises/broker/${id}.ts`]: skeleton,
    [`solutions/${folder}/${id}.ts`]: `export * from "#broker/${id}";\n`,
    [`solutions/${folder}/alternatives/todo-another-shape.ts`]: module(
      name,
      "TODO: how this correct solution differs in shape from the reference. Rename the file after it.",
    ),
    [`solutions/${folder}/wrong/todo-realistic-mistake.ts`]: module(
      name,
      `TODO: the mistake, and what it costs in production. Rename the file after it.\n *\n * @caught-by ${TESTS[0]}`,
    ),
  };
}

const TASKS = ["TODO: title of the first task", "TODO: title of the second task"] as const;
const TESTS = [
  "TODO: a behaviour of the first task",
  "TODO: a behaviour of the second task",
] as const;

function metadata(id: string, title: string, number: number, lesson: string, name: string): string {
  const tasks = TASKS.map(
    (task, index) => `    {
      id: "todo-task-${index + 1}",
      title: "${task}",
      section: "todo-anchor-of-the-lesson-section",
      tests: ["${TESTS[index]}"],
      hints: [
        "TODO: a question that points at what matters",
        "TODO: a direction to go in",
        "TODO: almost the answer, in code",
      ],
    },
`,
  );
  return `import { defineExercise } from "../grading/exercise.ts";

// TODO: every text, and an honest guess at minutes and difficulty. Remove this line at the end.
export default defineExercise({
  id: "${id}",
  title: "${title}",
  number: ${number},
  lesson: "${lesson}",
  exports: ["${name}"],
  given: [],
  minutes: 30,
  difficulty: "intermediate",
  tasks: [
${tasks.join("")}  ],
});
`;
}

function instructions(title: string): string {
  const tasks = TASKS.map(
    (task) => `## ${task}\n\nTODO: every behaviour that its tests check.\n\n`,
  );
  return `# ${title}

TODO: the problem, and the module that solves it, in a few sentences.

${tasks.join("")}## You are given

- TODO: each module of \`given\`, and what it is for.
`;
}

function module(name: string, about: string): string {
  return `/**
 * ${about}
 */
export class ${name} {
  /** TODO: what it does, in which units, and what it throws. */
  todo(): unknown {
    // Your turn.
    throw new Error("TODO: todo()");
  }
}
`;
}

function suite(id: string, name: string): string {
  const tasks = TASKS.map(
    (task, index) => `
describe("${task}", () => {
  test("${TESTS[index]}", () => {
    expect(new ${name}().todo(), "todo()").toBe("TODO: what it should give");
  });
});
`,
  );
  return `import { describe, expect, test } from "vitest";
import { ${name} } from "./${id}.ts";
${tasks.join("")}`;
}

/** A lesson ends with one exercise: a second of the same number could not be named by its number. */
export function checkNumberIsFree(root: string, lesson: string): void {
  const prefix = exerciseFolder({ id: "", number: lessonNumber(lesson) });
  const exercises = join(root, "exercises");
  if (!existsSync(exercises)) return;
  const taken = readdirSync(exercises).find((folder) => folder.startsWith(prefix));
  if (taken !== undefined) {
    throw new ScaffoldError(`The lesson "${lesson}" already ends with exercises/${taken}.`);
  }
}

/** The files to write: a reference that is there already, because a diagram runs it, stays as it is. */
export function withoutReference(root: string, id: string, files: Files): Files {
  const reference = `exercises/broker/${id}.ts`;
  if (!existsSync(join(root, reference))) return files;
  return Object.fromEntries(Object.entries(files).filter(([path]) => path !== reference));
}

if (import.meta.main) {
  const root = join(import.meta.dirname, "..");
  const [id, lesson = id] = process.argv.slice(2);
  scaffold(
    root,
    () => {
      if (id === undefined || lesson === undefined) {
        throw new ScaffoldError("Name the exercise: npm run new:exercise <id> [lesson]");
      }
      const files = exerciseFiles(id, lesson);
      checkNumberIsFree(root, lesson);
      return withoutReference(root, id, files);
    },
    `Left to write: everything that says TODO. Begin with the reference in exercises/broker, then the tests,
the instructions and hints, three alternatives and a wrong solution for each mistake worth catching.
Name the exercise in the lesson's front matter. \`npm run check:content\` tells what is missing.`,
  );
}
