import { useEffect, useRef } from "preact/hooks";
import { moduleFile } from "../exercise.ts";
import { type FileId, revealed, type WorkbenchState } from "../state.ts";
import { Icon } from "./Icon.tsx";
import type { PartProps } from "./part.ts";

interface Tab {
  readonly id: FileId;
  readonly name: string;
  readonly readOnly: boolean;
}

/** The files, in the order of their tabs. */
export function tabsOf(exercise: PartProps["facts"]["exercise"], state: WorkbenchState): Tab[] {
  const open = revealed(state.progress);
  return [
    { id: "mine", name: moduleFile(exercise), readOnly: false },
    ...exercise.given.map(
      (name): Tab => ({ id: `given:${name}`, name: `${name}.ts`, readOnly: true }),
    ),
    ...(open.suite
      ? [{ id: "suite", name: `${exercise.id}.test.ts`, readOnly: true } satisfies Tab]
      : []),
    ...(open.solution ? [{ id: "solution", name: "Solution", readOnly: true } satisfies Tab] : []),
    ...(state.file === "starter-diff"
      ? [{ id: "starter-diff", name: "Starting code", readOnly: true } satisfies Tab]
      : []),
    ...(state.file === "conflict-diff"
      ? [{ id: "conflict-diff", name: "Other tab", readOnly: true } satisfies Tab]
      : []),
    { id: "terminal", name: "Terminal", readOnly: false },
  ];
}

/** The bar of file tabs. Arrow keys move between them. */
export function Tabs({ facts, state, actions }: PartProps) {
  const tabs = tabsOf(facts.exercise, state);
  const bar = useRef<HTMLDivElement>(null);
  const { file } = state;
  useEffect(() => {
    const selected = bar.current?.querySelector<HTMLElement>(`[data-file="${file}"]`);
    if (!bar.current || !selected) return;
    // Only the bar scrolls; `scrollIntoView` would move the page as well.
    const { offsetLeft, offsetWidth } = selected;
    const { clientWidth, scrollLeft } = bar.current;
    const right = offsetLeft + offsetWidth - clientWidth;
    bar.current.scrollLeft = Math.max(Math.min(scrollLeft, offsetLeft), right);
  }, [file]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = tabs.findIndex((tab) => tab.id === state.file);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    actions.openFile(next.id);
    bar.current?.querySelector<HTMLElement>(`[data-file="${next.id}"]`)?.focus();
  };
  return (
    <div ref={bar} class="tabs" role="tablist" aria-label="Files" onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          class="tab"
          type="button"
          role="tab"
          id={`wb-tab-${tab.id.replace(":", "-")}`}
          data-file={tab.id}
          aria-selected={tab.id === state.file}
          aria-controls="wb-code"
          tabIndex={tab.id === state.file ? 0 : -1}
          onClick={() => actions.openFile(tab.id)}
        >
          {tab.name}
          {tab.readOnly && (
            <>
              <Icon name="lock" />
              <span class="vh">read only</span>
            </>
          )}
        </button>
      ))}
    </div>
  );
}
