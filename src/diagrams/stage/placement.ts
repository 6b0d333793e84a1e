/** What a page decides about a scene that it shows; it travels to the browser in an attribute. */

export interface Placement {
  readonly title: string;
  /** Values of knobs that differ from their initial ones. */
  readonly knobs: Readonly<Record<string, string>>;
  /** Names of the knobs that the reader can turn. */
  readonly offered: readonly string[];
  readonly seed: number;
  /** Whether the page's address holds the settings. */
  readonly addressed: boolean;
}

/** As the text of an attribute. */
export function writePlacement(placement: Placement): string {
  return JSON.stringify(placement);
}

/** Reads what `writePlacement` wrote. The page is ours, so nothing is checked. */
export function readPlacement(attribute: string): Placement {
  const placement: Placement = JSON.parse(attribute);
  return placement;
}
