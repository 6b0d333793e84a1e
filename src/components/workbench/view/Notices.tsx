import type { ComponentChildren } from "preact";
import { moduleFile } from "../exercise.ts";
import { BootSteps } from "./BootSteps.tsx";
import type { PartProps } from "./part.ts";

interface Way {
  readonly label: string;
  readonly act: () => void;
}

function Notice({
  title,
  children,
  ways,
  quiet = false,
}: {
  readonly title: string;
  readonly children?: ComponentChildren;
  readonly ways: readonly Way[];
  readonly quiet?: boolean;
}) {
  return (
    <div class={quiet ? "wb-notice is-quiet" : "wb-notice"}>
      <p>
        <b>{title}</b> {children}
      </p>
      <div class="wb-ways">
        {ways.map((way) => (
          <button key={way.label} class="btn btn--sm" type="button" onClick={way.act}>
            {way.label}
          </button>
        ))}
      </div>
    </div>
  );
}

/** Why there is no container, and the start of one that is waited for. */
function ContainerNotice({ state, actions }: Pick<PartProps, "state" | "actions">) {
  const { choice, container } = state.place;
  const inPage = { label: "Run in page instead", act: () => actions.runIn("in-page") };
  if (choice === "webcontainer" && container.kind === "preparing") {
    return (
      <div class="wb-notice is-quiet">
        <BootSteps steps={container.steps} />
        <div class="wb-ways">
          <button class="btn btn--sm" type="button" onClick={inPage.act}>
            {inPage.label}
          </button>
        </div>
      </div>
    );
  }
  if (choice === "in-page" || container.kind !== "unavailable" || state.placeRead) return null;
  return (
    <Notice
      // Whoever did not ask for a container is told quietly.
      quiet={choice === "auto"}
      title={`${container.title ?? "There is no container"}.`}
      ways={[
        { label: "Try again", act: () => void actions.startContainer() },
        choice === "auto" ? { label: "Close", act: () => actions.closePlace() } : inPage,
      ]}
    >
      {container.reason}
    </Notice>
  );
}

/** What the learner should know before going on: what happened, what is safe, and the ways on. */
export function Notices({ facts, state, actions }: PartProps) {
  return (
    <>
      {state.failure !== undefined && (
        <Notice
          title="Something of ours failed."
          ways={[{ label: "Close", act: () => actions.dismissFailure() }]}
        >
          {state.failure}
        </Notice>
      )}
      {state.storageProblem !== undefined && (
        <Notice
          title="Your work is not being saved."
          ways={[{ label: "Export my work", act: () => void actions.exportWork() }]}
        >
          {state.storageProblem}
        </Notice>
      )}
      {state.draft.conflict !== undefined && (
        <Notice
          title="This exercise was changed in another tab."
          ways={[
            { label: "Compare", act: () => actions.compareConflict() },
            { label: "Keep this tab's version", act: () => void actions.resolveConflict("mine") },
            { label: "Take the other tab's", act: () => void actions.resolveConflict("theirs") },
          ]}
        >
          Nothing is saved here until you choose. The version you do not take stays among the
          earlier versions.
        </Notice>
      )}
      {state.draft.staleStarter && (
        <Notice
          title="The starting code has changed since you began."
          ways={[
            { label: "Keep mine", act: () => void actions.acceptStarter() },
            { label: "Compare", act: () => actions.compareStarter() },
            { label: "Start fresh", act: () => void actions.reset() },
          ]}
        >
          Your code is untouched. Starting fresh keeps it among the earlier versions.
        </Notice>
      )}
      <ContainerNotice {...{ state, actions }} />
      {state.beforeShell !== undefined && (
        <Notice
          quiet
          title={`${moduleFile(facts.exercise)} was changed in the terminal.`}
          ways={[
            { label: "Undo the change", act: () => void actions.undoShellEdit() },
            { label: "Keep it", act: () => actions.closeShellEdit() },
          ]}
        >
          What you had is kept among the earlier versions.
        </Notice>
      )}
      {state.undoReset !== undefined && (
        <Notice
          quiet
          title="Reset to the starting code."
          ways={[
            { label: "Undo reset", act: () => void actions.undoReset() },
            { label: "Close", act: () => actions.closeReset() },
          ]}
        />
      )}
    </>
  );
}
