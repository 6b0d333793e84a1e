/** `npm run reset <exercise>`: asks, keeps a copy, and puts the starter back. */
import { relative } from "node:path";
import { ensureLearnerFile, replaceByStarter, stateOf } from "../learner-file.ts";
import { selectOne } from "../selection.ts";
import { confirm, print } from "../terminal.ts";
import type { Command } from "./context.ts";

export const reset: Command = async ({ root, exercises, names, yes }) => {
  const chosen = selectOne(exercises, names, "reset");
  const file = relative(root, chosen.module);
  if ((await stateOf(chosen)) !== "begun") {
    await ensureLearnerFile(chosen);
    print(`${file} is the starter already.`);
    return 0;
  }
  if (!(await confirm(`Put the starter in place of ${file}? A copy of yours is kept.`, yes))) {
    print(`${file} stays as it is.`);
    return 1;
  }
  const copy = await replaceByStarter(root, chosen, new Date());
  print(`${file} is the starter again.`, `Yours is in ${relative(root, copy)}`);
  return 0;
};
