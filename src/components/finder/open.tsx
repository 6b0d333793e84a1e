/** Opens the finder: search, and a palette of pages and commands, in one dialog. */
import { render } from "preact";
import { readNotes } from "../../study/read-progress.ts";
import { adoptStyles } from "../../styles/adopt.ts";
import dialogCss from "../site/dialog.css?inline";
import { sitePath } from "../site/path.ts";
import { commandsHere } from "./commands.ts";
import { Finder } from "./Finder.tsx";
import css from "./finder.css?inline";
import type { Place } from "./place.ts";
import { placeResult, type Result } from "./results.ts";
import { searchPages } from "./search.ts";
import { foundNotes } from "./search-notes.ts";

let root: HTMLElement | undefined;
let places: Promise<readonly Place[]> | undefined;

/** Opens it, with `query` typed in; closing it gives the focus back. */
export function openFinder(query = ""): void {
  if (root === undefined) {
    adoptStyles(dialogCss);
    adoptStyles(css);
    root = document.createElement("div");
    document.body.append(root);
  }
  const place = root;
  render(
    <Finder
      startsWith={query}
      search={search}
      named={namedHere}
      onClose={(then) => {
        render(null, place);
        then?.();
      }}
    />,
    place,
  );
}

/** Searches the pages and the learner's notes. */
async function search(query: string): Promise<readonly Result[]> {
  const [pages, notes, all] = await Promise.all([searchPages(query), readNotes(), places]);
  const lessonAt = (offset: number): string | undefined => {
    const lesson = all?.find((place) => place.kind === "lesson" && place.offset === offset);
    return lesson === undefined ? undefined : sitePath(lesson.path);
  };
  return [...pages, ...foundNotes(notes, query, lessonAt)];
}

/** All pages and commands. Where the list of pages cannot be fetched, the commands are still there. */
async function namedHere(): Promise<readonly Result[]> {
  const commands = commandsHere().map(
    (command): Result => ({ kind: "do", key: command.id, title: command.title, command }),
  );
  places ??= fetch(sitePath("finder.json")).then((response) => response.json());
  try {
    return [...(await places).map((place) => placeResult(place, sitePath)), ...commands];
  } catch {
    places = undefined; // the next opening tries again; until then the search says what is wrong
    return commands;
  }
}
