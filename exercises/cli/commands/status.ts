/** `npm run status`: where the learner stands, with the file to write in and the hints taken. */
import { relative } from "node:path";
import { attemptAll, isSolved } from "../attempt.ts";
import { overviewLine, titleWidth } from "../overview.ts";
import { hintsSeen, readProgress } from "../progress.ts";
import { dim, print } from "../terminal.ts";
import type { Command } from "./context.ts";

export const status: Command = async ({ root, exercises }) => {
  const progress = await readProgress(root);
  const width = titleWidth(exercises);
  let solved = 0;
  for (const pending of attemptAll(root, exercises)) {
    const attempt = await pending;
    const { exercise, module } = attempt.exercise;
    if (isSolved(attempt)) solved += 1;
    const hints = exercise.tasks
      .map((task) => hintsSeen(progress, exercise.id, task.id))
      .reduce((sum, seen) => sum + seen, 0);
    print(overviewLine(attempt, width));
    print(dim(`     ${relative(root, module)}${hints === 0 ? "" : `, hints seen: ${hints}`}`));
  }
  print("", `${solved} of ${exercises.length} solved.`);
  return 0;
};
