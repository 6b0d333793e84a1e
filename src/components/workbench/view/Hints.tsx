import { useEffect, useRef } from "preact/hooks";
import { Prose } from "./Prose.tsx";
import type { PartProps } from "./part.ts";

/** The hints of one task: those that were asked for, and a way to the next. One level at a time. */
export function Hints({ task: id, facts, state, actions }: PartProps & { readonly task: string }) {
  const task = facts.exercise.tasks.find((candidate) => candidate.id === id);
  const shown = state.progress.hints[id] ?? 0;
  const last = useRef<HTMLDivElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    // The button to the last hint goes away with it; the focus goes to what it brought.
    if (shown > before.current && shown === task?.hints.length) last.current?.focus();
    before.current = shown;
  }, [shown, task]);
  if (task === undefined) return null;
  const total = task.hints.length;
  return (
    <div class="wb-hints">
      {task.hints.slice(0, shown).map((hint, index) => (
        <div key={hint} class="hint" tabIndex={-1} {...(index === shown - 1 ? { ref: last } : {})}>
          <b>
            Hint {index + 1} of {total}
          </b>
          <p>
            <Prose text={hint} />
          </p>
        </div>
      ))}
      {shown < total && (
        <button class="wb-hint-button" type="button" onClick={() => void actions.hint(id)}>
          Hint {shown + 1} of {total}
          <span aria-hidden="true">+</span>
          <kbd>Alt H</kbd>
        </button>
      )}
    </div>
  );
}
