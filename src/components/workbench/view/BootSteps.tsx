import type { PreparationStep } from "../../../grading/runner.ts";
import { seconds } from "../place-wording.ts";
import { Elapsed } from "./Elapsed.tsx";

const cells = { waiting: "slot", running: "work", done: "done", failed: "fail" } as const;
const words = { waiting: "to do", running: "under way", done: "done", failed: "failed" } as const;

/** The start of a container: a lane of steps, each with the time that it took. */
export function BootSteps({ steps }: { readonly steps: readonly PreparationStep[] }) {
  return (
    <ol class="wb-boot" aria-label="Start of the container">
      {steps.map((step, index) => (
        <li key={step.name} class={`is-${step.state}`}>
          <span class={`rec rec--${cells[step.state]}`} aria-hidden="true">
            <span>{index}</span>
          </span>
          <span>
            {step.name} <span class="vh">{words[step.state]}</span>
          </span>
          <span class="num">
            {step.state === "running" ? (
              <Elapsed />
            ) : (
              step.durationMs !== undefined && seconds(step.durationMs)
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
