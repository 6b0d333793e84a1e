/** The runner of a workbench: the page's, and the container's once the learner wants one. */
import { frameCsp, frameScript, workerUrl } from "virtual:in-page-runner";
import { createInPageRunner } from "../../grading/in-page/in-page-runner.ts";
import { RunnerChoice } from "../../grading/runner-choice.ts";
import type { ShellEdit } from "../../grading/web-container/learner-copy.ts";
import type { WebContainerRunner } from "../../grading/web-container/web-container-runner.ts";
import type { Study } from "../../study/study.ts";
import type { WorkbenchRunner } from "./controller.ts";
import { readRunIn, rememberRunIn } from "./remembered-choice.ts";

/** @param kitUrl where the kit is, for the container. */
export function workbenchRunner(
  kitUrl: string,
  study: Study,
  onShellEdit: (edit: ShellEdit) => void,
): WorkbenchRunner {
  const choice = new RunnerChoice<WebContainerRunner>({
    inPage: createInPageRunner({ workerUrl, frameScript, frameCsp }),
    container: async () => {
      const { openWebContainerRunner } = await import("../../grading/web-container/open.ts");
      const drafts = async () =>
        new Map((await study.drafts()).map(({ exercise, text }) => [exercise, text]));
      return openWebContainerRunner({ kitUrl, drafts, onShellEdit });
    },
    remembered: readRunIn(),
    remember: rememberRunIn,
  });
  return {
    get place() {
      return choice.place;
    },
    prepare: (exercise) => choice.prepare(exercise),
    run: (request) => choice.run(request),
    onPlace: (listener) => choice.onPlace(listener),
    choose: (where) => choice.choose(where),
    edited: (text) => choice.edited(text),
    startContainer: () => choice.startContainer(),
    openShell: async (size) => choice.container?.openShell(size),
  };
}
