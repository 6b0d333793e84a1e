import type { ComponentType } from "preact";
import { Dialogs } from "./Dialogs.tsx";
import { Live } from "./Live.tsx";
import { Notices } from "./Notices.tsx";
import { Panes } from "./Panes.tsx";
import { Problems } from "./Problems.tsx";
import type { PartProps } from "./part.ts";
import { Results } from "./Results.tsx";
import { ResultsHead } from "./ResultsHead.tsx";
import { RunIn } from "./RunIn.tsx";
import { StatusBar } from "./StatusBar.tsx";
import { Tabs } from "./Tabs.tsx";
import { Terminal } from "./Terminal.tsx";
import { EditorTools, RunButton, Tools } from "./Tools.tsx";

/**
 * The parts of the workbench by the name in `data-part`. The lesson and the focus mode lay the same parts
 * out differently; the server renders them, and the browser takes them over on the first touch.
 */
export const parts: Readonly<Record<string, ComponentType<PartProps>>> = {
  tabs: Tabs,
  tools: Tools,
  "editor-tools": EditorTools,
  "run-in": RunIn,
  run: RunButton,
  notices: Notices,
  problems: Problems,
  results: Results,
  "results-head": ResultsHead,
  status: StatusBar,
  terminal: Terminal,
  panes: Panes,
  live: Live,
  dialogs: Dialogs,
};
