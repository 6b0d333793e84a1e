/** `npm test`: grades everything, or what was named. */
import { type Attempt, attemptAll, isSolved } from "../attempt.ts";
import { detailsOf } from "../details.ts";
import { ensureLearnerFile } from "../learner-file.ts";
import { overviewLine, titleWidth } from "../overview.ts";
import { select } from "../selection.ts";
import { print } from "../terminal.ts";
import type { Command, CommandContext } from "./context.ts";

export const test: Command = (context) =>
  context.names.length === 0 ? testEverything(context) : testNamed(context);

/** A line each, then the details of the first that is not solved. */
async function testEverything({ root, exercises }: CommandContext): Promise<number> {
  const width = titleWidth(exercises);
  const attempts: Attempt[] = [];
  for (const pending of attemptAll(root, exercises)) {
    const attempt = await pending;
    attempts.push(attempt);
    print(overviewLine(attempt, width));
  }
  const next = attempts.find((attempt) => !isSolved(attempt));
  if (next === undefined) {
    print("", "Every exercise is solved.");
    return 0;
  }
  print("");
  await printDetails(next, root);
  return 1;
}

async function testNamed({ root, exercises, names }: CommandContext): Promise<number> {
  let solved = true;
  for (const [index, pending] of attemptAll(root, select(exercises, names)).entries()) {
    const attempt = await pending;
    if (index > 0) print("");
    await printDetails(attempt, root);
    solved &&= isSolved(attempt);
  }
  return solved ? 0 : 1;
}

/** Prints the details, and makes the learner's file where there is none to write in yet. */
export async function printDetails(attempt: Attempt, root: string): Promise<void> {
  await ensureLearnerFile(attempt.exercise);
  print(detailsOf(attempt, root).trimEnd());
}
