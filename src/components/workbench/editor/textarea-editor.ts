/**
 * A plain text area: for touch screens, where Monaco is unsupported, and where Monaco cannot be loaded.
 * Tab indents; Escape, then Tab leaves, as in Monaco.
 */
import { diffLines } from "diff";
import type { Comparison, Editor, EditorFile, EditorSetup } from "./editor.ts";

const INDENT = "  ";

/** Makes the editor in `setup.host`. */
export function createTextareaEditor(setup: EditorSetup): Editor {
  const { host, file, events } = setup;
  const area = document.createElement("textarea");
  area.className = "wb-textarea";
  area.value = file.text;
  area.spellcheck = false;
  area.autocapitalize = "off";
  area.setAttribute("autocorrect", "off");
  area.wrap = "off";
  area.setAttribute("aria-label", `${file.name}, editor. Press Escape, then Tab to leave it.`);
  const other = document.createElement("div");
  other.className = "wb-readonly";
  other.tabIndex = 0;
  other.setAttribute("role", "region");
  other.hidden = true;
  host.replaceChildren(area, other);

  let leaving = false;
  const indent = () => {
    area.setRangeText(INDENT, area.selectionStart, area.selectionEnd, "end");
    events.onEdit(area.value);
  };
  const tellCursor = () => {
    const before = area.value.slice(0, area.selectionStart).split("\n");
    events.onCursor(before.length, (before.at(-1)?.length ?? 0) + 1);
  };

  area.addEventListener("input", () => events.onEdit(area.value));
  area.addEventListener("focus", () => events.onFocus());
  area.addEventListener("selectionchange", tellCursor);
  area.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      leaving = true;
      return;
    }
    const plainTab =
      event.key === "Tab" && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (plainTab && !leaving) {
      event.preventDefault();
      indent();
    }
    leaving = false;
  });

  const show = (element: HTMLElement) => {
    area.hidden = element !== area;
    other.hidden = element !== other;
  };

  return {
    kind: "textarea",
    showMine: () => show(area),
    showFile(shown: EditorFile) {
      other.setAttribute("aria-label", `${shown.name}, read only`);
      other.replaceChildren(lines(shown.text.split("\n").map((text) => ({ text, kind: "same" }))));
      show(other);
    },
    showComparison(comparison: Comparison) {
      const { original, modified } = comparison;
      other.setAttribute("aria-label", `${original.label} compared with ${modified.label}`);
      other.replaceChildren(lines(compare(original.text, modified.text)));
      show(other);
    },
    setText(text) {
      area.value = text;
      events.onEdit(text);
    },
    goTo(line, column) {
      show(area);
      const before = area.value.split("\n").slice(0, line - 1);
      const at = before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
      area.focus();
      area.setSelectionRange(at, at);
      const lineHeight = Number.parseFloat(getComputedStyle(area).lineHeight);
      area.scrollTop = Math.max(0, (line - 4) * lineHeight);
      tellCursor();
    },
    scrollTo(top) {
      area.scrollTop = top;
    },
    focus: () => (area.hidden ? other : area).focus(),
    dispose: () => host.replaceChildren(),
  };
}

interface Line {
  readonly text: string;
  readonly kind: "same" | "add" | "bad";
}

function compare(original: string, modified: string): Line[] {
  return diffLines(original, modified).flatMap((part) => {
    const kind = part.added ? "add" : part.removed ? "bad" : "same";
    return part.value
      .replace(/\n$/, "")
      .split("\n")
      .map((text): Line => ({ text, kind }));
  });
}

/** Lines as the page's own code listing. Text stays text. */
function lines(all: readonly Line[]): HTMLElement {
  const list = document.createElement("ol");
  for (const { text, kind } of all) {
    const item = document.createElement("li");
    if (kind !== "same") item.className = kind;
    item.textContent = text === "" ? " " : text;
    list.append(item);
  }
  const code = document.createElement("div");
  code.className = "code";
  code.append(list);
  return code;
}
