import type { ConsoleLine } from "../../../../exercises/grading/verdict.ts";

/** What the learner's code wrote, closed until asked for. */
export function Console({
  lines,
  dropped = 0,
  label,
}: {
  readonly lines: readonly ConsoleLine[];
  readonly dropped?: number;
  readonly label: string;
}) {
  if (lines.length === 0) return null;
  const count = lines.length === 1 ? "1 line" : `${lines.length} lines`;
  return (
    <details class="wb-console">
      <summary>
        {label} <span class="num">{count}</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to get to it */}
      <ol tabIndex={0} aria-label={label}>
        {lines.map((line, index) => (
          // Lines have no other name than their place.
          <li key={index} class={`is-${line.level}`}>
            {line.text}
          </li>
        ))}
      </ol>
      {dropped > 0 && <p>{dropped} more lines were not kept.</p>}
    </details>
  );
}
