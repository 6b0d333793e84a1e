import { plateBox } from "../primitives/plate.ts";
import { type SceneFigure, type Size, WIDTHS } from "./figure.ts";

const classes: Readonly<Record<Size, string>> = { wide: "only-wide", narrow: "only-narrow" };

interface Props {
  readonly figure: SceneFigure;
  readonly state: unknown;
  /** Id of the words that say what is seen. */
  readonly describedBy: string;
  /** Which drawings to draw: both where the window is not known, and where it is, the one that is seen. */
  readonly sizes: readonly Size[];
}

/** The drawings of one state. They take the focus, and with it the keys. */
export function Plates({ figure, state, describedBy, sizes }: Props) {
  return (
    <>
      {sizes.map((size) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
        <div
          key={size}
          class={`plate ${classes[size]}`}
          role="group"
          aria-label="Drawing, stepped by arrow keys"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: while it has the focus, keys step through the events
          tabIndex={0}
        >
          <svg
            viewBox={plateBox(WIDTHS[size], figure.heights[size])}
            role="img"
            aria-label={figure.title}
            aria-describedby={describedBy}
          >
            {figure.draw(state, size)}
          </svg>
        </div>
      ))}
    </>
  );
}
