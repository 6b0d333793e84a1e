/**
 * Where the learner was last: a lesson and its section, or the exercise that they were writing. State, not an
 * event: only the last place counts. It is written at once into `localStorage`, since it is a few bytes that change
 * with every section and must survive a page that is closed.
 */

/** A place to resume at. */
export interface Place {
  /** Offset of the lesson. */
  readonly lesson: number;
  /** Address of the page below the site's base path, with its section: `lessons/offsets/#lag`. */
  readonly path: string;
  /** What to call the place after the lesson's title: `7.2 Resume after a crash`. Empty for its beginning. */
  readonly label: string;
  /** Id of the exercise, if the learner was writing it. */
  readonly exercise?: string;
}

const KEY = "minibroker.place";

/** Remembers a place. Where nothing can be stored, nothing is remembered: resuming begins at the next lesson then. */
export function rememberPlace(place: Place, storage: () => Storage = () => localStorage): void {
  try {
    storage().setItem(KEY, JSON.stringify(place));
  } catch {
    /* See above. */
  }
}

/** The last place, if one is remembered. */
export function lastPlace(storage: () => Storage = () => localStorage): Place | undefined {
  try {
    const value: unknown = JSON.parse(storage().getItem(KEY) ?? "null");
    return isPlace(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Only addresses of this site's lessons and exercises: the page makes a link of it. */
const PATH = /^(?:lessons|exercises)\/[a-z0-9-]+\/(?:#[^\s]*)?$/;

function isPlace(value: unknown): value is Place {
  if (typeof value !== "object" || value === null) return false;
  const { lesson, path, label, exercise }: Partial<Record<keyof Place, unknown>> = value;
  return (
    typeof lesson === "number" &&
    typeof path === "string" &&
    PATH.test(path) &&
    typeof label === "string" &&
    (exercise === undefined || typeof exercise === "string")
  );
}
