/** `npm run solution <exercise>`: asks first, then shows the solution against the learner's file. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { structuredPatch } from "diff";
import { CommandError } from "../command-error.ts";
import { readLearnerFile } from "../learner-file.ts";
import { selectOne } from "../selection.ts";
import { bold, confirm, dim, green, print, red } from "../terminal.ts";
import type { Command } from "./context.ts";

const CONTEXT_LINES = 3;

export const solution: Command = async ({ root, exercises, names, yes }) => {
  const chosen = selectOne(exercises, names, "solution");
  const { id, title } = chosen.exercise;
  // The solution is the module that later exercises are given, so that it exists once.
  const path = join(root, "broker", `${id}.ts`);
  if (!existsSync(path)) {
    throw new CommandError(
      `broker/${id}.ts is missing. Restore it with git checkout, or download the kit again.`,
    );
  }
  if (!(await confirm(`Show the solution of "${title}"?`, yes))) {
    print(`Not shown. A hint may do: npm run hint ${id}`);
    return 0;
  }
  const [mine = "", theirs] = [await readLearnerFile(chosen), await readFile(path, "utf8")];
  print(bold(`${relative(root, chosen.module)} against ${relative(root, path)}`));
  print(`${red("- yours")}  ${green("+ solution")}`, "");
  if (mine === theirs) print("They are the same.");
  for (const hunk of structuredPatch("", "", mine, theirs, "", "", { context: CONTEXT_LINES })
    .hunks) {
    print(dim(`from line ${hunk.oldStart} of yours, line ${hunk.newStart} of the solution`));
    for (const line of hunk.lines) {
      print(line.startsWith("+") ? green(line) : line.startsWith("-") ? red(line) : line);
    }
  }
  const others = join(root, "..", "solutions", chosen.folderName, "alternatives");
  if (existsSync(others)) {
    print("", dim(`solutions of another shape  ${relative(process.cwd(), others)}`));
  }
  return 0;
};
