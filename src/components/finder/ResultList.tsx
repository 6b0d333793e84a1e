/** The finder's list, by kind. */
import { KIND_NAMES } from "./place.ts";
import type { Group, Result } from "./results.ts";

interface Props {
  readonly groups: readonly Group[];
  readonly chosen: Result | undefined;
  readonly onChoose: (result: Result) => void;
  readonly onOpen: (result: Result) => void;
}

/** The id of a row's element. */
export function rowId({ kind, key }: Result): string {
  return `find-${kind}-${key.replace(/[^\w-]+/g, "-")}`;
}

export function ResultList({ groups, chosen, onChoose, onOpen }: Props) {
  return (
    <div class="finder-list" id="finder-list" role="listbox" aria-label="Results">
      {groups.map(({ kind, results }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options, for which HTML has no element here.
        <div key={kind} role="group" aria-labelledby={`find-${kind}`}>
          <p class="finder-kind" id={`find-${kind}`} role="presentation">
            {KIND_NAMES[kind]}
          </p>
          {results.map((result) => (
            <Row
              key={result.key}
              result={result}
              chosen={result === chosen}
              onChoose={onChoose}
              onOpen={onOpen}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface RowProps extends Pick<Props, "onChoose" | "onOpen"> {
  readonly result: Result;
  readonly chosen: boolean;
}

function Row({ result, chosen, onChoose, onOpen }: RowProps) {
  const attributes = {
    id: rowId(result),
    class: "finder-row",
    role: "option",
    tabIndex: -1,
    "aria-selected": chosen,
    onPointerMove: () => {
      if (!chosen) onChoose(result);
    },
  } as const;
  if (result.kind === "do") {
    return (
      <button {...attributes} type="button" onClick={() => onOpen(result)}>
        <span class="finder-sign" aria-hidden="true">
          ›
        </span>
        <span class="finder-title">{result.title}</span>
      </button>
    );
  }
  return (
    <a
      {...attributes}
      href={result.href}
      onClick={(event) => {
        // With a key held, the browser opens it elsewhere and the finder stays.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        onOpen(result);
      }}
    >
      <span class={result.offset === undefined ? "finder-sign" : "finder-sign rec"}>
        {result.offset === undefined ? "" : <span>{result.offset}</span>}
      </span>
      <span class="finder-title">
        {result.title}
        {result.about !== undefined && <small>{result.about}</small>}
      </span>
      {result.excerpt !== undefined && (
        <span class="finder-excerpt">
          {result.excerpt.map(({ text, hit }, index) =>
            hit ? <mark key={index}>{text}</mark> : text,
          )}
        </span>
      )}
    </a>
  );
}
