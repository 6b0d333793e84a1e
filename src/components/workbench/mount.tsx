/**
 * Brings a workbench to life: fetches the exercise, opens the learner's data, takes the server's markup over
 * and puts an editor in. The one place where the parts are put together.
 */
import { hydrate, render } from "preact";
import { DraftSession } from "../../study/draft-session.ts";
import { localStorageJournal } from "../../study/journal.ts";
import { PROGRESS_EVENT } from "../../study/read-progress.ts";
import { scheduleByTimer } from "../../study/schedule.ts";
import { Study } from "../../study/study.ts";
import { rememberWriting } from "../course/remember-place.ts";
import { download } from "../site/download.ts";
import { Controller } from "./controller.ts";
import type { Editor, EditorSetup } from "./editor/editor.ts";
import { fetchExercise, type WorkbenchFacts } from "./exercise.ts";
import { type Command, commandOf, isApple } from "./keyboard.ts";
import { initialState } from "./state.ts";
import { createStore, type Store } from "./store.ts";
import { otherExercises } from "./terminal/other-exercise.ts";
import { parts } from "./view/parts.ts";
import { tabsOf } from "./view/Tabs.tsx";
import { workbenchRunner } from "./workbench-runner.ts";

/** The markup does not have what a workbench needs: a mistake in the page. */
export class WorkbenchMarkupError extends Error {
  override readonly name = "WorkbenchMarkupError";
}

/**
 * Makes the workbench in `root` work.
 *
 * @throws {ExerciseUnavailableError} if the exercise cannot be fetched; nothing was changed then.
 */
export async function mountWorkbench(root: HTMLElement): Promise<void> {
  const { source, kit, nextHref, nextTitle, home } = root.dataset;
  const code = root.querySelector<HTMLElement>(".wb-code");
  const live = root.querySelector<HTMLElement>(".wb-live");
  if (source === undefined || kit === undefined || code === null || live === null) {
    throw new WorkbenchMarkupError(
      "The workbench lacks data-source, data-kit, .wb-code or .wb-live.",
    );
  }
  const [data, study] = await Promise.all([fetchExercise(source), Study.open()]);
  const facts: WorkbenchFacts = {
    exercise: data.exercise,
    ...(nextHref === undefined || nextTitle === undefined
      ? {}
      : { next: { href: nextHref, title: nextTitle } }),
  };
  const session = await DraftSession.open(data.exercise.id, data.starter, study, {
    now: () => Date.now(),
    schedule: scheduleByTimer,
    journal: localStorageJournal(() => localStorage),
    lasting: () => study.problem === undefined,
  });
  saveWhenLeaving(session);
  session.subscribe(({ saving }) => {
    if (saving === "pending") rememberWriting(root, data.exercise.id, data.exercise.number);
  });

  const store = createStore(initialState);
  const keepElsewhere = otherExercises(study, () => Date.now());
  const runner = workbenchRunner(kit, study, (edit) => {
    if (edit.exercise === session.exercise) void controller.takeShellEdit(edit.text);
    else void keepElsewhere(edit).catch((error) => controller.shellEditNotKept(edit, error));
  });
  const controller: Controller = new Controller({
    data,
    store,
    study,
    session,
    runner,
    download: (name, text) => download(name, text, "application/json"),
    onProgress: () => document.dispatchEvent(new CustomEvent(PROGRESS_EVENT)),
    goFullScreen: () => {
      if (home !== undefined) location.assign(home);
    },
    now: () => Date.now(),
  });

  drawParts(root, facts, store, controller);
  root.addEventListener("keydown", (event) => onKey(event, facts, store, controller), true);
  await controller.refreshProgress();
  controller.warmUp();
  await putEditorIn(code, live, controller, store);
}

function drawParts(
  root: HTMLElement,
  facts: WorkbenchFacts,
  store: Store,
  actions: Controller,
): void {
  const apple = isApple(navigator.platform);
  const hosts = [...root.querySelectorAll<HTMLElement>("[data-part]")];
  const draw = (how: typeof render) => {
    for (const host of hosts) {
      const Part = parts[host.dataset["part"] ?? ""];
      if (Part === undefined) continue;
      how(<Part facts={facts} state={store.state} actions={actions} apple={apple} />, host);
    }
    root.dataset["pane"] = store.state.pane;
  };
  draw(hydrate);
  store.subscribe(() => draw(render));
}

/** Puts the editor over the text that was there until now, which it replaces in place. */
async function putEditorIn(
  code: HTMLElement,
  live: HTMLElement,
  controller: Controller,
  store: Store,
): Promise<void> {
  store.dispatch({ type: "editor", state: "loading" });
  const text = code.querySelector<HTMLElement>(".wb-text");
  const editor = await makeEditor(controller.editorSetup(live));
  // Asked only now: the learner may have come here, or scrolled on, while the editor was on its way.
  const had = text?.contains(document.activeElement) ?? false;
  const scrollTop = text?.scrollTop ?? 0;
  code.dataset["editor"] = editor.kind;
  if (text !== null) text.hidden = true;
  controller.attachEditor(editor);
  editor.scrollTo(scrollTop);
  if (had) editor.focus();
}

async function makeEditor(setup: EditorSetup): Promise<Editor> {
  const { createTextareaEditor } = await import("./editor/textarea-editor.ts");
  // Monaco does not support touch screens.
  if (!matchMedia("(pointer: fine)").matches) return createTextareaEditor(setup);
  try {
    const { createMonacoEditor } = await import("./editor/monaco-editor.ts");
    return await createMonacoEditor(setup);
  } catch (cause) {
    // Writing and running work without it; only the comforts are missing.
    console.error(cause);
    return createTextareaEditor(setup);
  }
}

function saveWhenLeaving(session: DraftSession): void {
  addEventListener("pagehide", () => session.closing());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") session.closing();
  });
}

function onKey(
  event: KeyboardEvent,
  facts: WorkbenchFacts,
  store: Store,
  controller: Controller,
): void {
  if (store.state.dialog !== undefined) return;
  const command = commandOf(event);
  if (command === undefined) return;
  // Before the editor, which has other ideas about some of these keys.
  event.preventDefault();
  event.stopPropagation();
  obey(command, facts, store, controller);
}

function obey(command: Command, facts: WorkbenchFacts, store: Store, controller: Controller): void {
  switch (command.name) {
    case "run":
      void controller.run();
      break;
    case "stop":
      controller.stop();
      break;
    case "commit":
      void controller.commit();
      break;
    case "hint":
      void controller.hint();
      break;
    case "full-screen":
      controller.goFullScreen();
      break;
    case "file": {
      const tab = tabsOf(facts.exercise, store.state)[command.index];
      if (tab === undefined) break;
      controller.openFile(tab.id);
      controller.focusEditor();
    }
  }
}
