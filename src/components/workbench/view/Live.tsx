import type { PartProps } from "./part.ts";

/** Says to screen readers what happened. */
export function Live({ state }: PartProps) {
  const { text, count } = state.announcement;
  return (
    <>
      <p class="vh" role="status">
        {/* The same sentence twice is said twice only if the text differs. */}
        {count % 2 === 0 ? text : `${text}\u00a0`}
      </p>
      {state.leaveHint === "shown" && (
        <p class="wb-leave" aria-hidden="true">
          <kbd>Esc</kbd> then <kbd>Tab</kbd> leaves the editor
        </p>
      )}
    </>
  );
}
