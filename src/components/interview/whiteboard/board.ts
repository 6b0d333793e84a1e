/**
 * Excalidraw on the page: the one place that React draws. Only `load.ts` may import this, when a whiteboard is opened
 * for the first time; see `docs/decisions/0057`.
 */
import "@excalidraw/excalidraw/index.css";
import { Excalidraw, hashElementsVersion, MainMenu } from "@excalidraw/excalidraw";
import type { OrderedExcalidrawElement } from "@excalidraw/excalidraw/element/types";
import type { AppState, ExcalidrawImperativeAPI } from "@excalidraw/excalidraw/types";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { DRAWING_LIMIT } from "../../../study/interviews.ts";
import { scheduleByTimer } from "../../../study/schedule.ts";
import { adoptStyles } from "../../../styles/adopt.ts";
import { addBox } from "./add-box.ts";
import ours from "./board.css?inline";
import { mendNames } from "./mend.ts";
import { paperIsDark, watchPaper } from "./paper.ts";
import { isKept, read, written } from "./scene.ts";

/* Behind Excalidraw's own. */
adoptStyles(ours);

/** What a board tells. */
export interface BoardEvents {
  /** What is on it, at most every `WRITE_EVERY_MS`; `undefined` if nothing is. */
  readonly onDrawn: (drawing: string | undefined) => void;
  /** Why the last thing is not kept, in a sentence; empty once everything is. */
  readonly onTrouble: (sentence: string) => void;
  /** Escape was pressed, and meant nothing on the board. */
  readonly onLeave: () => void;
}

/** A board that is open. */
export interface Board {
  /** Tells now what was not told yet. */
  flush(): void;
  /** Puts a box on it, selected, and gives it the focus: the way in for whoever has no pointer. */
  addBox(): void;
  close(): void;
}

/** Writing a full board takes some milliseconds, and a pen moves more often than that. */
const WRITE_EVERY_MS = 300;

const FULL = "The whiteboard is full. What you add now is not kept: erase something first.";
const NO_PICTURES = "The whiteboard keeps shapes and words. A picture was left out.";
const DAMAGED =
  "The drawing that was kept is damaged and cannot be shown. It stays until you draw.";

/** Draws a board into `host`, with a drawing that was kept on it. */
export function openBoard(
  host: HTMLElement,
  drawing: string | undefined,
  { onDrawn, onTrouble, onLeave }: BoardEvents,
): Board {
  const root = createRoot(host);
  const elements = readOrSay(drawing, onTrouble);
  let api: ExcalidrawImperativeAPI | undefined;
  let shown: readonly OrderedExcalidrawElement[] = [];
  let version = hashElementsVersion(elements);
  /** Whether something was left out since it was last told. */
  let refused = false;
  let cancel: (() => void) | undefined;

  const flush = (): void => {
    if (cancel === undefined) return;
    cancel();
    cancel = undefined;
    const text = written(shown);
    const full = (text?.length ?? 0) > DRAWING_LIMIT;
    onTrouble(full ? FULL : refused ? NO_PICTURES : "");
    refused = false;
    if (!full) onDrawn(text);
  };
  const changed = (now: readonly OrderedExcalidrawElement[], state: AppState): void => {
    if (state.openDialog?.name === "help") focusHelp();
    const kept = now.filter(isKept);
    if (kept.length < now.length) {
      refused = true;
      api?.updateScene({ elements: kept });
      return;
    }
    /* It also calls for every move of the pointer. */
    if (hashElementsVersion(now) === version) return;
    version = hashElementsVersion(now);
    shown = now;
    cancel ??= scheduleByTimer(flush, WRITE_EVERY_MS);
  };
  const render = (): void =>
    root.render(
      createElement(
        Excalidraw,
        {
          autoFocus: true,
          aiEnabled: false,
          validateEmbeddable: false,
          theme: paperIsDark(document.documentElement) ? "dark" : "light",
          initialData: { elements, appState: APPEARANCE, scrollToContent: true },
          UIOptions: {
            canvasActions: {
              loadScene: false,
              export: false,
              saveToActiveFile: false,
              toggleTheme: false,
              changeViewBackgroundColor: false,
            },
            tools: { image: false },
          },
          excalidrawAPI: (given) => {
            api = given;
          },
          onChange: changed,
        },
        createElement(
          MainMenu,
          null,
          createElement(MainMenu.DefaultItems.SaveAsImage),
          createElement(MainMenu.DefaultItems.Help),
          createElement(MainMenu.DefaultItems.ClearCanvas),
        ),
      ),
    );
  /* Before Excalidraw sees the key, which lets go of whatever is going on. */
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.isComposing) return;
    if (api === undefined || !isIdle(api.getAppState())) return;
    event.preventDefault();
    event.stopPropagation();
    if (Object.keys(api.getAppState().selectedElementIds).length === 0) onLeave();
    else api.updateScene({ appState: NOTHING_SELECTED });
  };

  render();
  const unwatch = watchPaper(document.documentElement, render);
  const stopMending = mendNames(host);
  host.addEventListener("keydown", onKey, { capture: true });
  return {
    flush,
    addBox() {
      if (api === undefined) return;
      addBox(api);
      host.querySelector<HTMLElement>(".excalidraw-container")?.focus();
    },
    close() {
      flush();
      unwatch();
      stopMending();
      host.removeEventListener("keydown", onKey, { capture: true });
      root.unmount();
    },
  };
}

/** Excalidraw would give it to the links in its head, which `board.css` leaves out; Escape works where the focus is. */
function focusHelp(): void {
  requestAnimationFrame(() => {
    const help = document.querySelector<HTMLElement>(".Modal__content:has(.HelpDialog__header)");
    if (help !== null && !help.contains(document.activeElement)) help.focus();
  });
}

/** The paper shows through. */
const APPEARANCE = { viewBackgroundColor: "transparent", showWelcomeScreen: false } as const;

const NOTHING_SELECTED = {
  selectedElementIds: {},
  selectedGroupIds: {},
  selectedLinearElement: null,
};

/** Whether Excalidraw has nothing to let go of when Escape is pressed; it does not let go of what is selected. */
function isIdle(state: AppState): boolean {
  return (
    state.activeTool.type === "selection" &&
    [
      state.newElement,
      state.multiElement,
      state.editingTextElement,
      state.editingLinearElement,
      state.editingGroupId,
      state.contextMenu,
      state.openMenu,
      state.openPopup,
      state.openDialog,
      state.openSidebar,
    ].every((open) => open === null)
  );
}

function readOrSay(drawing: string | undefined, say: BoardEvents["onTrouble"]) {
  try {
    return read(drawing);
  } catch (cause) {
    console.error(cause);
    say(DAMAGED);
    return [];
  }
}
