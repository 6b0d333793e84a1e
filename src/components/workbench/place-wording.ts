/** What the workbench says about where the tests run. */
import type { Verdict } from "../../../exercises/grading/verdict.ts";
import type { PreparationStep, RunnerState } from "../../grading/runner.ts";
import type { Place, RunIn } from "../../grading/runner-choice.ts";

/** Where the next run takes place, in a word. */
export function placeName({
  choice,
  container,
}: Pick<Place, "choice" | "container">): "In page" | "WebContainer" {
  if (choice === "in-page" || container.kind === "unavailable") return "In page";
  return choice === "webcontainer" || container.kind === "ready" ? "WebContainer" : "In page";
}

/** Where a run took place: `WebContainer, Node 22.22.0`. */
export function ranIn({ runner, node }: Pick<Verdict, "runner" | "node">): string {
  const place = runner === "webcontainer" ? "WebContainer" : "In page";
  return node === undefined ? place : `${place}, Node ${node}`;
}

export const CHOICES: Readonly<Record<RunIn, { readonly name: string; readonly what: string }>> = {
  auto: {
    name: "Auto",
    what: "In the page at once. Once you have asked for a container, in it as soon as it is up.",
  },
  webcontainer: {
    name: "WebContainer",
    what: "Node.js, npm and a terminal, in this tab. The first start takes a while.",
  },
  "in-page": {
    name: "In page",
    what: "At once, without network. Nothing else is contacted.",
  },
};

/** What is contacted, and when: beside the choice itself. */
export const CONTACTED =
  "A container is fetched from StackBlitz (stackblitz.com), and its packages from the npm registry. Neither is contacted before you ask for one; once you have, the next starts on your first edit or run. Your code stays in this tab. In page takes that back.";

/** Seconds with one digit: `3.4 s`. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** How a container is, in a few words; undefined while there is nothing to say. */
export function containerLine(state: RunnerState): string | undefined {
  switch (state.kind) {
    case "idle":
      return undefined;
    case "preparing": {
      const current = state.steps.find((step) => step.state === "running");
      return current === undefined
        ? "Starting the container"
        : `${current.name}, ${stepOf(state.steps)}`;
    }
    case "ready":
      return "The container is up";
    case "unavailable":
      return state.title ?? "There is no container";
  }
}

/** `step 3 of 5`. Steps have no common length, so a share of them would be no share of the time. */
function stepOf(steps: readonly PreparationStep[]): string {
  const done = steps.filter((step) => step.state === "done").length;
  return `step ${done + 1} of ${steps.length}`;
}
