/**
 * The parts of Monaco that the workbench uses, and what they need to know of TypeScript. Importing this
 * module loads the editor; nothing else may import Monaco, so that a page that is only read never does.
 */
import "monaco-editor/features/bracketMatching/register";
import "monaco-editor/features/clipboard/register";
import "monaco-editor/features/codeEditor/register";
import "monaco-editor/features/codicon/register";
import "monaco-editor/features/comment/register";
import "monaco-editor/features/contextmenu/register";
import "monaco-editor/features/cursorUndo/register";
import "monaco-editor/features/diffEditor/register";
import "monaco-editor/features/find/register";
import "monaco-editor/features/gotoError/register";
import "monaco-editor/features/hover/register";
import "monaco-editor/features/indentation/register";
import "monaco-editor/features/linesOperations/register";
import "monaco-editor/features/multicursor/register";
import "monaco-editor/features/parameterHints/register";
import "monaco-editor/features/readOnlyMessage/register";
import "monaco-editor/features/rename/register";
import "monaco-editor/features/snippet/register";
import "monaco-editor/features/suggest/register";
import "monaco-editor/features/wordHighlighter/register";
import "monaco-editor/features/wordOperations/register";
// The feature's own entry leaves the widget out in 0.57; without it there are no completions.
import "monaco-editor/editor/contrib/suggest/browser/suggestController";
import "monaco-editor/languages/definitions/typescript/register";
import * as monaco from "monaco-editor/editor";
import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import {
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  typescriptDefaults,
} from "monaco-editor/languages/features/typescript/register";
import TypeScriptWorker from "monaco-editor/languages/features/typescript/ts.worker?worker";
import data from "../../../styles/code-theme.json" with { type: "json" };
import { editorTheme, type ThemeMode } from "../../../styles/code-theme.ts";

export * as monaco from "monaco-editor/editor";

let done = false;

/** Tells Monaco once about its worker, the site's themes and the strictness of the course. */
export function setUpMonaco(): void {
  if (done) return;
  done = true;
  self.MonacoEnvironment = {
    getWorker: (_, label) => (label === "typescript" ? new TypeScriptWorker() : new EditorWorker()),
  };
  monaco.editor.defineTheme("minibroker-light", themeOf("light"));
  monaco.editor.defineTheme("minibroker-dark", themeOf("dark"));
  typescriptDefaults.setCompilerOptions({
    target: ScriptTarget.ESNext,
    module: ModuleKind.ESNext,
    moduleResolution: ModuleResolutionKind.NodeJs,
    // The code runs in a worker: timers, TextEncoder and the console, and no document.
    lib: ["lib.esnext.d.ts", "lib.webworker.d.ts"],
    strict: true,
    noUncheckedIndexedAccess: true,
    allowImportingTsExtensions: true,
    allowNonTsExtensions: true,
    noEmit: true,
    baseUrl: "file:///",
    paths: { "#broker/*": ["broker/*"] },
  });
}

/** The site's theme, and what Monaco alone draws: scroll bars, and the words that differ within a line. */
function themeOf(mode: ThemeMode): ReturnType<typeof editorTheme> {
  const theme = editorTheme(mode);
  const { "committed-mark": added, "failed-mark": removed, "rule-strong": slider } = data.colors;
  return {
    ...theme,
    colors: {
      ...theme.colors,
      // Two digits after the colour: how opaque it is.
      "diffEditor.insertedTextBackground": `${added[mode]}2b`,
      "diffEditor.removedTextBackground": `${removed[mode]}2b`,
      "scrollbarSlider.background": `${slider[mode]}59`,
      "scrollbarSlider.hoverBackground": `${slider[mode]}8c`,
      "scrollbarSlider.activeBackground": `${slider[mode]}b3`,
    },
  };
}

/** Where a given module lives for the type checker; `paths` above points there. */
export function brokerUri(name: string): string {
  return `file:///broker/${name}.ts`;
}

/** Makes the given modules known to the type checker. */
export function provideBroker(broker: Readonly<Record<string, string>>): void {
  typescriptDefaults.setExtraLibs(
    Object.entries(broker).map(([name, content]) => ({ content, filePath: brokerUri(name) })),
  );
}
