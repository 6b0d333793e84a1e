import { useEffect, useRef, useState } from "preact/hooks";
import { CONTACTED, containerLine } from "../place-wording.ts";
import type { TerminalView } from "../terminal/terminal-view.ts";
import { BootSteps } from "./BootSteps.tsx";
import type { PartProps } from "./part.ts";

/** The terminal's tab: a shell in the container, or how to get one. */
export function Terminal(props: PartProps) {
  const { state } = props;
  const [opened, setOpened] = useState(false);
  const shown = state.file === "terminal";
  useEffect(() => {
    if (shown) setOpened(true);
  }, [shown]);
  const up = state.place.container.kind === "ready";
  return (
    <div class="wb-terminal" hidden={!shown}>
      {opened && (up ? <Screen {...props} shown={shown} /> : <NoShell {...props} />)}
    </div>
  );
}

function NoShell({ state, actions }: PartProps) {
  const { container } = state.place;
  const line = containerLine(container);
  return (
    <div class="wb-no-shell">
      <p>
        <b>{line ?? "The terminal needs the container"}</b>
      </p>
      {container.kind === "idle" && (
        <p>
          A shell with Node.js and npm on the files of the exercises: <code>npm test</code>,{" "}
          <code>npm run watch</code>, <code>node</code>. {CONTACTED}
        </p>
      )}
      {container.kind === "preparing" && <BootSteps steps={container.steps} />}
      {container.kind === "unavailable" && <p>{container.reason}</p>}
      {(container.kind === "idle" || container.kind === "unavailable") && (
        <div class="wb-ways">
          <button class="btn btn--sm" type="button" onClick={() => void actions.startContainer()}>
            {container.kind === "idle" ? "Start the container" : "Try again"}
          </button>
        </div>
      )}
    </div>
  );
}

function Screen({ actions, shown }: PartProps & { readonly shown: boolean }) {
  const host = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<TerminalView>();
  const [problem, setProblem] = useState<string>();
  const [ended, setEnded] = useState(0);
  useEffect(() => {
    let current: TerminalView | undefined;
    let gone = false;
    const open = async () => {
      const { openTerminal } = await import("../terminal/terminal-view.ts");
      if (host.current === null || gone) return;
      current = await openTerminal(host.current, (size) => actions.openShell(size));
      if (gone) current.dispose();
      else setView(current);
      await current.ended;
      if (!gone) setView(undefined);
    };
    open().catch((cause: unknown) => {
      console.error(cause);
      setProblem("The terminal could not be opened.");
    });
    return () => {
      gone = true;
      current?.dispose();
    };
  }, [ended]);
  useEffect(() => {
    if (shown) view?.focus();
  }, [shown, view]);
  return (
    <>
      <div class="wb-xterm" ref={host} />
      {problem !== undefined && (
        <p class="wb-no-shell" role="alert">
          {problem}
        </p>
      )}
      <p class="wb-terminal-foot">
        <span>
          <kbd>Ctrl Shift C</kbd> <kbd>Ctrl Shift V</kbd> copy, paste · <kbd>Esc</kbd> then{" "}
          <kbd>Tab</kbd> leaves
        </span>
        {view === undefined && (
          <button class="btn btn--sm" type="button" onClick={() => setEnded(ended + 1)}>
            New shell
          </button>
        )}
      </p>
    </>
  );
}
