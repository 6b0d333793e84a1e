/** `npm run hint <exercise>`: the next of three hints for the first task that is not solved. */
import { attempt, isSolved } from "../attempt.ts";
import { hintsSeen, readProgress, rememberHints } from "../progress.ts";
import { selectOne } from "../selection.ts";
import { bold, dim, print } from "../terminal.ts";
import type { Command } from "./context.ts";

export const hint: Command = async ({ root, exercises, names }) => {
  const chosen = selectOne(exercises, names, "hint");
  const { id, tasks } = chosen.exercise;
  const result = await attempt(root, chosen);
  if (isSolved(result)) {
    print(`Every test of ${id} passes; there is nothing left to hint at.`);
    return 0;
  }
  const failing =
    result.state === "graded"
      ? result.verdict.tests.find((test) => test.status !== "passed")?.task
      : undefined;
  const task = tasks.find((candidate) => candidate.id === failing) ?? tasks[0];
  if (task === undefined) throw new Error(`${id} has no tasks`);

  const progress = await readProgress(root);
  const level = Math.min(hintsSeen(progress, id, task.id) + 1, task.hints.length);
  await rememberHints(root, progress, id, task.id, level);
  print(
    `${bold(task.title)} ${dim(`hint ${level} of ${task.hints.length}`)}`,
    "",
    task.hints[level - 1] ?? "",
    "",
    level < task.hints.length
      ? dim(`the next one  npm run hint ${id}`)
      : dim(`That was the last one. The whole solution: npm run solution ${id}`),
  );
  return 0;
};
