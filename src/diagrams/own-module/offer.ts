/** Offers to run a figure with the learner's own module, once its exercise is solved. */
import { frameCsp, frameScript, workerUrl } from "virtual:in-page-runner";
import { sitePath } from "../../components/site/path.ts";
import { playInSandbox } from "../../grading/in-page/scene-player.ts";
import type { SceneEnding, SceneProgram } from "../../grading/scene-program.ts";
import { exerciseProgress } from "../../study/progress.ts";
import { PROGRESS_EVENT, readDraft, readProgress } from "../../study/read-progress.ts";
import { OwnModule } from "./OwnModule.tsx";
import { compareRuns } from "./run-own.ts";

/** What a player needs to run a scene with the learner's module. */
export interface OwnModuleOffer {
  readonly file: string;
  /** The part of the figure for it. */
  readonly View: typeof OwnModule;
  /** Runs the learner's module as it is now, and says how that compares with the reference. */
  readonly compare: (
    reference: Parameters<typeof compareRuns>[0],
    settings: Parameters<typeof compareRuns>[1],
  ) => ReturnType<typeof compareRuns>;
}

/** Makes the offer as soon as the exercise is solved: now, or whenever that happens. */
export function offerOwnModule(
  scene: string,
  exercise: string,
  make: (offer: OwnModuleOffer) => void,
): void {
  const file = `${exercise}.ts`;
  const look = async (): Promise<void> => {
    const { solved } = exerciseProgress(await readProgress(), exercise);
    if (!solved) return;
    document.removeEventListener(PROGRESS_EVENT, onProgress);
    make({
      file,
      View: OwnModule,
      compare: (reference, settings) =>
        compareRuns(
          reference,
          settings,
          async (chosen, onFrame, signal) => {
            const [program, draft] = await Promise.all([fetchProgram(scene), readDraft(exercise)]);
            if (program === undefined) return unavailable(FETCH_FAILED);
            if (draft === undefined)
              return unavailable(`There is no ${file} of yours in this browser.`);
            const { text: source } = draft;
            const options = { workerUrl, frameScript, frameCsp };
            return playInSandbox(options, { program, source, settings: chosen, onFrame, signal });
          },
          file,
        ),
    });
  };
  const onProgress = (): void => void look();
  document.addEventListener(PROGRESS_EVENT, onProgress);
  void look();
}

const FETCH_FAILED = "The scene could not be fetched. Check your connection, then try again.";

async function fetchProgram(scene: string): Promise<SceneProgram | undefined> {
  try {
    const response = await fetch(sitePath(`scenes/${scene}.json`));
    if (!response.ok) return undefined;
    // Of our own site, like the page.
    const program: SceneProgram = await response.json();
    return program;
  } catch {
    return undefined;
  }
}

function unavailable(message: string): SceneEnding {
  return { kind: "unavailable", problem: { message } };
}
