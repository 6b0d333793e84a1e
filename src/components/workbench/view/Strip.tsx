import { hiddenTests } from "../exercise.ts";
import { type CellState, stripOf, type WorkbenchState } from "../state.ts";
import type { PartProps } from "./part.ts";

/** The sentence beside the strip says that nothing was run; forty cells need not repeat it. */
const words: Readonly<Record<Exclude<CellState, "slot">, string>> = {
  done: "passed",
  fail: "failed",
  work: "running",
};

/** Cells that have room beside the sentence; more get a line of their own. */
const FITS_BESIDE = 14;

/**
 * One record cell a hidden test. Once all passed, the double rule closes the row. A test is named once it was
 * run: before, forty names would be a twentieth of the page.
 */
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
        <li
          key={titles[index]}
          class={`rec rec--${cell}`}
          {...(cell === "slot" ? {} : { title: titles[index] })}
        >
          <span>
            {index}
            {cell !== "slot" && <span class="vh"> {words[cell]}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
