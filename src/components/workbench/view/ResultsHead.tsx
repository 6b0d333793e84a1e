import { passedCount } from "../wording.ts";
import type { PartProps } from "./part.ts";

/** The head of focus mode's third pane. */
export function ResultsHead({ state }: PartProps) {
  const { verdict } = state;
  return (
    <h2 class="wb-out-head">
      Results{" "}
      {verdict !== undefined && (
        <span class="num">
          {passedCount(verdict)}/{verdict.tests.length}
        </span>
      )}
    </h2>
  );
}
