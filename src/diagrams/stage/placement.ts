/** What a page decides about a scene that it shows; it travels to the browser in an attribute. */

export interface Placement {
  /** Values of knobs that differ from their initial ones. */
  readonly knobs?: Readonly<Record<string, string>> | undefined;
  /** Names of the knobs that the reader can turn. Absent: all. */
  readonly offered?: readonly string[] | undefined;
  /** 1 unless given. */
  readonly seed?: number | undefined;
  /** Whether the page's address holds the settings. */
  readonly addressed?: boolean | undefined;
}

/** As the text of an attribute; absent where nothing is decided. */
export function writePlacement(placement: Placement): string | undefined {
  const text = JSON.stringify(placement);
  return text === "{}" ? undefined : text;
}

/** Reads what `writePlacement` wrote. The page is ours, so nothing is checked. */
export function readPlacement(attribute = "{}"): Placement {
  const placement: Placement = JSON.parse(attribute);
  return placement;
}
