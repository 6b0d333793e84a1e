/** Monaco, in the metrics of the text that it takes the place of: nothing moves when it comes in. */
import type { TypeProblem } from "../state.ts";
import type { Comparison, Editor, EditorFile, EditorSetup } from "./editor.ts";
import { brokerUri, monaco, provideBroker, setUpMonaco } from "./monaco-setup.ts";
import { isDark, watchTheme } from "./theme-watch.ts";

type CodeEditor = ReturnType<typeof monaco.editor.create>;
type DiffEditor = ReturnType<typeof monaco.editor.createDiffEditor>;
type Model = ReturnType<typeof monaco.editor.createModel>;

/** Things that Escape closes before it means leaving. */
const OPEN_WIDGETS =
  ".suggest-widget.visible, .parameter-hints-widget.visible, .find-widget.visible, .rename-box";

/** Shared by the editor and the comparison. Sizes in pixels are those of `.wb-code` in `workbench.css`. */
function options(host: HTMLElement) {
  const style = getComputedStyle(host);
  return {
    fontFamily: style.fontFamily,
    fontSize: Number.parseFloat(style.fontSize),
    lineHeight: Number.parseFloat(style.lineHeight),
    fontLigatures: false,
    lineNumbersMinChars: 5,
    lineDecorationsWidth: 22,
    glyphMargin: false,
    folding: false,
    padding: { top: 12, bottom: 12 },
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    scrollBeyondLastLine: false,
    scrollbar: {
      alwaysConsumeMouseWheel: false,
      useShadows: false,
      verticalScrollbarSize: 10,
      horizontalScrollbarSize: 10,
    },
    automaticLayout: true,
    fixedOverflowWidgets: true,
    guides: { indentation: false },
    bracketPairColorization: { enabled: false },
    stickyScroll: { enabled: false },
    renderLineHighlight: "all",
    renderLineHighlightOnlyWhenFocus: true,
    // A learner's file is theirs: what is typed is what is there.
    unicodeHighlight: { ambiguousCharacters: false },
  } satisfies Parameters<typeof monaco.editor.create>[1];
}

/** Makes the editor in `setup.host`. */
export async function createMonacoEditor(setup: EditorSetup): Promise<Editor> {
  const { host, events } = setup;
  const mono = getComputedStyle(host);
  // Monaco measures the font once; measured before it is there, every column would be off.
  await document.fonts.load(`${mono.fontSize} ${mono.fontFamily}`).catch(() => []);
  setUpMonaco();
  provideBroker(setup.broker);
  const applyTheme = () =>
    monaco.editor.setTheme(
      isDark(document.documentElement) ? "minibroker-dark" : "minibroker-light",
    );
  applyTheme();

  const codeHost = document.createElement("div");
  const diffHost = document.createElement("div");
  codeHost.className = diffHost.className = "wb-monaco";
  diffHost.hidden = true;
  host.replaceChildren(codeHost, diffHost);

  const mine = modelAt(`file:///exercises/${setup.folder}/${setup.file.name}`, setup.file.text);
  const editor = monaco.editor.create(codeHost, {
    ...options(host),
    model: mine,
    ariaLabel: `${setup.file.name}, editor. Press Escape, then Tab to leave it.`,
    theme: isDark(document.documentElement) ? "minibroker-dark" : "minibroker-light",
  });
  const others = new Map<string, Model>();
  let diff: DiffEditor | undefined;
  let mineView = editor.saveViewState();

  const disposables = [
    mine.onDidChangeContent(() => events.onEdit(mine.getValue())),
    editor.onDidChangeCursorPosition(({ position }) => {
      if (editor.getModel() === mine) events.onCursor(position.lineNumber, position.column);
    }),
    editor.onDidFocusEditorText(() => {
      if (editor.getModel() === mine) events.onFocus();
    }),
    monaco.editor.onDidChangeMarkers((resources) => {
      if (resources.some((resource) => resource.toString() === mine.uri.toString())) {
        events.onProblems(problemsOf(mine));
      }
    }),
  ];
  const stopLeaving = leaveByEscape(host, editor);
  const stopTheme = watchTheme(document.documentElement, applyTheme);

  const show = (element: HTMLElement) => {
    codeHost.hidden = element !== codeHost;
    diffHost.hidden = element !== diffHost;
  };
  const showModel = (model: Model, label: string, readOnly: boolean) => {
    show(codeHost);
    if (editor.getModel() === model) return;
    if (editor.getModel() === mine) mineView = editor.saveViewState();
    editor.setModel(model);
    if (model === mine) editor.restoreViewState(mineView);
    editor.updateOptions({
      readOnly,
      readOnlyMessage: { value: `${label} is given; it is not yours to change.` },
      ariaLabel: readOnly
        ? `${label}, read only`
        : `${label}, editor. Press Escape, then Tab to leave it.`,
    });
  };

  const showMine = () => showModel(mine, setup.file.name, false);

  return {
    kind: "monaco",
    showMine,
    showFile(file: EditorFile) {
      const model = others.get(file.id) ?? modelAt(uriOf(file, setup.folder), file.text);
      others.set(file.id, model);
      showModel(model, file.name, true);
    },
    showComparison({ original, modified }: Comparison) {
      show(diffHost);
      diff ??= monaco.editor.createDiffEditor(diffHost, {
        ...options(host),
        readOnly: true,
        renderSideBySideInlineBreakpoint: 720,
        renderOverviewRuler: false,
        ignoreTrimWhitespace: false,
      });
      const before = diff.getModel();
      diff.getOriginalEditor().updateOptions({ ariaLabel: original.label });
      diff.getModifiedEditor().updateOptions({ ariaLabel: modified.label });
      diff.setModel({
        original: plainModel(original.text),
        modified: plainModel(modified.text),
      });
      before?.original.dispose();
      before?.modified.dispose();
    },
    setText(text) {
      mine.pushStackElement();
      mine.pushEditOperations([], [{ range: mine.getFullModelRange(), text }], () => null);
      mine.pushStackElement();
    },
    goTo(line, column) {
      showMine();
      const position = { lineNumber: line, column };
      editor.setPosition(position);
      editor.revealPositionInCenterIfOutsideViewport(position);
      editor.focus();
    },
    scrollTo: (top) => editor.setScrollTop(top),
    focus() {
      if (diffHost.hidden) editor.focus();
      else diff?.focus();
    },
    dispose() {
      stopTheme();
      stopLeaving();
      for (const disposable of disposables) disposable.dispose();
      const compared = diff?.getModel();
      diff?.dispose();
      compared?.original.dispose();
      compared?.modified.dispose();
      editor.dispose();
      mine.dispose();
      for (const model of others.values()) model.dispose();
      host.replaceChildren();
    },
  };
}

function uriOf(file: EditorFile, folder: string): string {
  const given = file.id.startsWith("given:") ? file.id.slice("given:".length) : undefined;
  return given === undefined ? `file:///exercises/${folder}/${file.id}.ts` : brokerUri(given);
}

function modelAt(uri: string, text: string): Model {
  const at = monaco.Uri.parse(uri);
  const there = monaco.editor.getModel(at);
  there?.setValue(text);
  return there ?? plainModel(text, at);
}

/** Brackets have no colours of their own in this palette; Monaco decides that by model. */
function plainModel(text: string, at?: ReturnType<typeof monaco.Uri.parse>): Model {
  const model = monaco.editor.createModel(text, "typescript", at);
  model.updateOptions({
    tabSize: 2,
    bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  });
  return model;
}

function problemsOf(model: Model): TypeProblem[] {
  return monaco.editor
    .getModelMarkers({ resource: model.uri })
    .filter((marker) => marker.severity >= monaco.MarkerSeverity.Warning)
    .toSorted((left, right) => left.startLineNumber - right.startLineNumber)
    .map((marker) => ({
      message: marker.message,
      code: typeof marker.code === "string" ? `ts(${marker.code})` : "",
      severity: marker.severity === monaco.MarkerSeverity.Error ? "error" : "warning",
      line: marker.startLineNumber,
      column: marker.startColumn,
    }));
}

/**
 * Escape, then Tab leaves the editor: the way out that the label announces. Any other key puts Tab back to
 * indenting. Returns a function that stops it.
 */
function leaveByEscape(host: HTMLElement, editor: CodeEditor): () => void {
  let leaving = false;
  const set = (value: boolean) => {
    if (value === leaving) return;
    leaving = value;
    editor.updateOptions({ tabFocusMode: value });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") set(host.querySelector(OPEN_WIDGETS) === null);
    else if (event.key !== "Tab" && event.key !== "Shift") set(false);
  };
  const onFocusOut = () => set(false);
  host.addEventListener("keydown", onKeyDown, true);
  host.addEventListener("focusout", onFocusOut);
  return () => {
    host.removeEventListener("keydown", onKeyDown, true);
    host.removeEventListener("focusout", onFocusOut);
  };
}
