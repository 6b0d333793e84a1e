import { useEffect, useRef, useState } from "preact/hooks";
import type { LearnerData, ProgressProps } from "./state.ts";
import { counted, size } from "./wording.ts";

/** Until what is read first stands. */
const AFTER_SHOWN_MS = 300;

/** Where the learner's work is, and the ways out of this browser and back. */
export function Storage({ state: { data, outcome }, actions }: ProgressProps) {
  const file = useRef<HTMLInputElement>(null);
  const weight = useWeight(data);
  return (
    <section class="blk" aria-labelledby="storage">
      <h2 id="storage">Storage</h2>
      <p>
        {data.problem === undefined
          ? `Your log is kept in this browser and nowhere else: ${counted(data.events.length, "event")}${weight === undefined ? "" : `, ${size(weight)} with your code and notes`}. Clearing site data erases it.`
          : "Nothing is kept beyond this tab. Export what you have before you close it."}
      </p>
      <div class="store">
        <button class="btn" type="button" onClick={() => void actions.exportWork()}>
          Export as a file
        </button>
        <button class="btn" type="button" onClick={() => file.current?.click()}>
          Import a file
        </button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label="File to import"
          onChange={(event) => {
            const input = event.currentTarget;
            const chosen = input.files?.[0];
            if (chosen === undefined) return;
            // The same file may be chosen again.
            void actions.chooseImport(chosen).finally(() => {
              input.value = "";
            });
          }}
        />
        <button class="btn btn--quiet" type="button" onClick={() => actions.ask("rewind")}>
          Rewind to an offset
        </button>
        <button class="btn btn--quiet" type="button" onClick={() => actions.ask("start-over")}>
          Start over
        </button>
      </div>
      <div class="outcome" role="status">
        {outcome?.kind === "done" && (
          <div class="slip">
            <p>{outcome.text}</p>
            {outcome.undoable && (
              <button class="btn btn--sm" type="button" onClick={() => void actions.undo()}>
                Undo
              </button>
            )}
          </div>
        )}
      </div>
      {outcome?.kind === "failed" && (
        <div class="notice" role="alert">
          <b>That did not work</b>
          <p>{outcome.text}</p>
        </div>
      )}
    </section>
  );
}

/** What an export of the work would weigh, in bytes. A log of years takes a while, so the page is shown before. */
function useWeight(data: LearnerData): number | undefined {
  const [weight, setWeight] = useState<number>();
  useEffect(() => {
    const timer = setTimeout(() => setWeight(bytes(data)), AFTER_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [data]);
  return weight;
}

/** What an export of the work would weigh. */
function bytes({ events, drafts, notes }: LearnerData): number {
  return new Blob([JSON.stringify({ events, drafts, notes })]).size;
}
