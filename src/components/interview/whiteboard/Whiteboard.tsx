import { useEffect, useRef, useState } from "preact/hooks";
import type { Board } from "./board.ts";
import { loadBoard } from "./load.ts";

/** A whiteboard in the interview. The rest of the page goes on beside it, or below. */
export function Whiteboard({
  drawing,
  onDraw,
  onClose,
}: {
  readonly drawing: string | undefined;
  readonly onDraw: (drawing: string | undefined) => void;
  readonly onClose: () => void;
}) {
  const host = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [state, setState] = useState<"loading" | "open" | "unavailable">("loading");
  const [trouble, setTrouble] = useState("");
  /* The board is mounted once, and calls whatever the page last gave it. */
  const latest = useRef({ onDraw, onClose });
  latest.current = { onDraw, onClose };
  const kept = useRef(drawing);
  const board = useRef<Board>();

  useEffect(() => {
    let left = false;
    heading.current?.focus();
    const flush = (): void => board.current?.flush();
    loadBoard().then(
      ({ openBoard }) => {
        if (left || host.current === null) return;
        board.current = openBoard(host.current, kept.current, {
          onDrawn: (drawn) => latest.current.onDraw(drawn),
          onTrouble: setTrouble,
          onLeave: () => latest.current.onClose(),
        });
        setState("open");
      },
      (cause: Error) => {
        console.error(cause);
        setTrouble(cause.message);
        setState("unavailable");
      },
    );
    addEventListener("pagehide", flush);
    document.addEventListener("visibilitychange", flush);
    return () => {
      left = true;
      removeEventListener("pagehide", flush);
      document.removeEventListener("visibilitychange", flush);
      board.current?.close();
    };
  }, []);

  return (
    <section class="whiteboard" id="whiteboard" aria-labelledby="whiteboard-title">
      <header>
        <h2 id="whiteboard-title" tabIndex={-1} ref={heading}>
          Whiteboard
        </h2>
        <p class="whiteboard-state" role="status">
          {state === "loading" ? "Fetching the whiteboard." : trouble}
        </p>
        {state === "open" && (
          <button class="btn btn--sm" type="button" onClick={() => board.current?.addBox()}>
            Add a box
          </button>
        )}
        <button class="btn btn--sm" type="button" onClick={onClose}>
          Close <span class="keys">Esc</span>
        </button>
      </header>
      {state !== "unavailable" && <div class="whiteboard-board" ref={host} />}
    </section>
  );
}
