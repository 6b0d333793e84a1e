/** Where the learner wants their tests to run, remembered in this browser. */
import { RUN_IN, type RunIn } from "../../grading/runner-choice.ts";

const KEY = "minibroker-run-in";

/** What was chosen last; undefined if nothing was, or if storage is blocked. */
export function readRunIn(): RunIn | undefined {
  try {
    const stored = localStorage.getItem(KEY);
    return RUN_IN.find((choice) => choice === stored);
  } catch {
    return undefined;
  }
}

/** Where storage is blocked, the choice holds as long as the page. */
export function rememberRunIn(choice: RunIn): void {
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // The workbench says elsewhere that nothing is kept.
  }
}
