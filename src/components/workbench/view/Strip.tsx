import { hiddenTests } from "../exercise.ts";
import { type CellState, stripOf, type WorkbenchState } from "../state.ts";
import type { PartProps } from "./part.ts";

const words: Readonly<Record<CellState, string>> = {
  done: "passed",
  fail: "failed",
  slot: "not run",
  work: "running",
};

/** Cells that have room beside the sentence; more get a line of their own. */
const FITS_BESIDE = 14;

/** One record cell a hidden test. Once all passed, the double rule closes the row. */
export function Strip({
  facts,
  state,
}: {
  readonly facts: PartProps["facts"];
  readonly state: WorkbenchState;
}) {
  const titles = hiddenTests(facts.exercise);
  const cells = stripOf(titles, state);
  const all = cells.every((cell) => cell === "done");
  const kind = `strip${all ? " strip--all" : ""}${cells.length > FITS_BESIDE ? " strip--long" : ""}`;
  return (
    <ol class={kind} aria-label="Test results">
      {cells.map((cell, index) => (
        <li key={titles[index]} class={`rec rec--${cell}`} title={titles[index]}>
          <span>
            {index}
            <span class="vh"> {words[cell]}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
