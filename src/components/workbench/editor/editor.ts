/**
 * What the workbench needs of an editor. Two implementations: Monaco, and a plain text area where Monaco
 * is unsupported (touch screens) or cannot be loaded.
 */
import type { FileId, TypeProblem } from "../state.ts";

/** A text that a tab shows. */
export interface EditorFile {
  readonly id: FileId;
  /** File name, for the label and the language. */
  readonly name: string;
  readonly text: string;
}

/** Two texts side by side or one above the other: the left is what the right is compared with. */
export interface Comparison {
  readonly id: FileId;
  readonly original: { readonly label: string; readonly text: string };
  readonly modified: { readonly label: string; readonly text: string };
}

/** What an editor tells the workbench. */
export interface EditorEvents {
  /** The learner changed their file. */
  readonly onEdit: (text: string) => void;
  readonly onCursor: (line: number, column: number) => void;
  readonly onProblems: (problems: readonly TypeProblem[]) => void;
  /** The learner's file took the focus. */
  readonly onFocus: () => void;
}

export interface Editor {
  readonly kind: "monaco" | "textarea";
  /** Shows the learner's file, for writing. */
  showMine(): void;
  /** Shows another file, for reading. */
  showFile(file: EditorFile): void;
  /** Shows two texts compared. */
  showComparison(comparison: Comparison): void;
  /** Replaces the learner's text; the editor's own undo still leads back. */
  setText(text: string): void;
  /** Puts the cursor in the learner's file there, in view, with the focus. Lines and columns start at 1. */
  goTo(line: number, column: number): void;
  /** Shows the learner's file from there, in pixels: where the text was scrolled to that it takes the place of. */
  scrollTo(top: number): void;
  focus(): void;
  dispose(): void;
}

/** What an editor is made with. */
export interface EditorSetup {
  /** An empty element that the editor fills. */
  readonly host: HTMLElement;
  /** The learner's file. */
  readonly file: { readonly name: string; readonly text: string };
  /** Folder that the type checker sees the file in. */
  readonly folder: string;
  /** Sources of the broker's modules by name. */
  readonly broker: Readonly<Record<string, string>>;
  readonly events: EditorEvents;
}
