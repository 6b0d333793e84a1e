/** Where the learner wants their tests to run, remembered in this browser. */
import { RUN_IN, type RunIn } from "../../grading/runner-choice.ts";

const KEY = "minibroker-run-in";

/** What was chosen last; `auto` if nothing was, or if storage is blocked. */
export function readRunIn(): RunIn {
  try {
    const stored = localStorage.getItem(KEY);
    return RUN_IN.find((choice) => choice === stored) ?? "auto";
  } catch {
    return "auto";
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
