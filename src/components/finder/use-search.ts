/** Searches while somebody types. */
import { useEffect, useState } from "preact/hooks";
import type { Result } from "./results.ts";

export type Search = (query: string) => Promise<readonly Result[]>;

/** Where a search stands. Results of the last one stay until the next ones are there. */
export interface Searching {
  readonly state: "idle" | "searching" | "done" | "failed";
  readonly results: readonly Result[];
  /** Searches again. */
  readonly again: () => void;
}

/** Time without a key after which a search starts, in milliseconds. */
const PAUSE = 120;

/** Searches for `query` whenever it has come to rest; an answer that comes too late is dropped. */
export function useSearch(search: Search, query: string): Searching {
  const [tries, setTries] = useState(0);
  const [found, setFound] = useState<Pick<Searching, "state" | "results">>(nothing);
  const wanted = query.trim();

  useEffect(() => {
    if (wanted.length < 2) {
      setFound(nothing);
      return undefined;
    }
    let late = false;
    setFound(({ results }) => ({ state: "searching", results }));
    const timer = setTimeout(() => {
      search(wanted).then(
        (results) => {
          if (!late) setFound({ state: "done", results });
        },
        (error: unknown) => {
          console.info(error);
          if (!late) setFound({ state: "failed", results: [] });
        },
      );
    }, PAUSE);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [search, wanted, tries]);

  return { ...found, again: () => setTries((count) => count + 1) };
}

const nothing = { state: "idle", results: [] } as const;
