import { containerLine, placeName } from "../place-wording.ts";
import type { PartProps } from "./part.ts";

/** The last line of focus mode. */
export function StatusBar({ state }: PartProps) {
  const saving =
    state.storageProblem !== undefined
      ? "Kept in this tab only"
      : state.draft.conflict !== undefined
        ? "Not saved: changed in another tab"
        : state.draft.saving === "pending"
          ? "Saving"
          : "Saved in this browser";
  return (
    <>
      <span>
        <i class="sq" aria-hidden="true" />
        {placeName(state.place) === "WebContainer" ? "Runs in the container" : "Runs in this page"}
        {state.place.container.kind === "preparing" && `. ${containerLine(state.place.container)}`}
      </span>
      <span>{saving}</span>
      {state.cursor !== undefined && (
        <span>
          Ln {state.cursor.line}, Col {state.cursor.column}
        </span>
      )}
      <span>Spaces 2</span>
      <span>TypeScript</span>
    </>
  );
}
