/** The finder: one field, one list. The field keeps the focus; arrows choose, Enter opens. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Dialog } from "../site/Dialog.tsx";
import { ResultList, rowId } from "./ResultList.tsx";
import { groups, nextRow, type Result } from "./results.ts";
import { Status } from "./Status.tsx";
import { type Search, useSearch } from "./use-search.ts";

interface Props {
  /** What the field holds at first. */
  readonly startsWith: string;
  readonly search: Search;
  /** Pages and commands by name. */
  readonly named: () => Promise<readonly Result[]>;
  /** Asks to close it; `then` runs once it is closed. */
  readonly onClose: (then?: () => void) => void;
}

/** Open as long as it is rendered. */
export function Finder({ startsWith, search, named, onClose }: Props) {
  const [query, setQuery] = useState(startsWith);
  const [names, setNames] = useState<readonly Result[]>([]);
  const [row, setRow] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const searching = useSearch(search, query);
  const list = groups(query, names, searching.results);
  const rows = list.flatMap(({ results }) => results);
  const chosen = rows[Math.min(row, rows.length - 1)];

  useLayoutEffect(() => field.current?.focus(), []);
  useEffect(() => {
    void named().then(setNames);
  }, [named]);
  useEffect(() => {
    if (chosen !== undefined) {
      document.getElementById(rowId(chosen))?.scrollIntoView({ block: "nearest" });
    }
  }, [chosen]);

  const open = (result: Result): void => {
    if (result.kind === "do") onClose(() => result.command.run());
    else onClose(() => location.assign(result.href));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : undefined;
    if (step !== undefined) setRow(nextRow(Math.min(row, rows.length - 1), step, rows.length));
    else if (event.key === "Enter" && !event.isComposing && chosen !== undefined) open(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog class="finder" label="Search and go to" onClose={onClose}>
      <div class="finder-field">
        <svg class="i" viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="7" cy="7" r="4.5" />
          <path d="m10.5 10.5 3 3" />
        </svg>
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-label="Search lessons, exercises, glossary and questions"
          aria-expanded={rows.length > 0}
          aria-controls="finder-list"
          aria-autocomplete="list"
          aria-activedescendant={chosen === undefined ? undefined : rowId(chosen)}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="go"
          placeholder="Search, or name a page"
          value={query}
          onInput={({ currentTarget }) => {
            setQuery(currentTarget.value);
            setRow(0);
          }}
          onKeyDown={onKeyDown}
        />
        <button class="btn btn--sm" type="button" onClick={() => onClose()}>
          Close
        </button>
      </div>
      <div class="finder-body">
        <ResultList
          groups={list}
          chosen={chosen}
          onChoose={(result) => setRow(rows.indexOf(result))}
          onOpen={open}
        />
        <Status searching={searching} query={query} count={rows.length} />
      </div>
      <p class="finder-keys" aria-hidden="true">
        <kbd>↑</kbd>
        <kbd>↓</kbd> choose <kbd>⏎</kbd> open <kbd>Esc</kbd> close
      </p>
    </Dialog>
  );
}
