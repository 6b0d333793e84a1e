/**
 * The worker: runs one suite against one learner's module, once. It is bundled with Vitest's runner into a
 * single classic script (see build.ts).
 *
 * What decides a verdict is reached only through names in this bundle: the port to the page is never a
 * property of anything that the learner's code can get hold of.
 */
import { confine } from "./confine.ts";
import { ConsoleCapture } from "./console-capture.ts";
import { GradedRun, importModule, makeUrl } from "./graded-run.ts";
import type { WorkerCommand, WorkerReport } from "./protocol.ts";
import { playScene } from "./scene-run.ts";

const scope = self;

/** Serves one page, for one run. */
function serve(port: MessagePort): void {
  const post = port.postMessage.bind(port);
  const report = (message: WorkerReport) => post(message);
  const capture = new ConsoleCapture({
    line: (line) => report({ type: "console", line }),
    dropped: (count) => report({ type: "console-dropped", count }),
  });
  const scripts = {
    importScripts: importScripts.bind(scope),
    addEventListener: scope.addEventListener.bind(scope),
    removeEventListener: scope.removeEventListener.bind(scope),
  };
  let run: GradedRun | undefined;

  const obey = async (command: WorkerCommand): Promise<void> => {
    if (command.type === "prepare") {
      run = new GradedRun(command.exercise, {
        scope,
        scripts,
        onEvent: (event) => report({ type: "event", event }),
        onLoading: () => report({ type: "loading" }),
      });
      await run.prepare();
      Object.defineProperty(scope, "console", { value: capture.console(), writable: true });
      report({ type: "prepared" });
    } else if (command.type === "play") {
      Object.defineProperty(scope, "console", { value: capture.console(), writable: true });
      const ending = await playScene(command.program, command.source, command.settings, {
        makeUrl,
        importModule,
        scripts,
        onLoading: () => report({ type: "loading" }),
        onFrame: (json) => report({ type: "frame", json }),
      });
      report({ type: "played", ending });
    } else if (run !== undefined) {
      const ending = await run.run(command.source);
      if (capture.dropped > 0) report({ type: "console-dropped", count: capture.dropped });
      report({ type: "ended", ending });
    }
  };

  scope.addEventListener("error", (event) => {
    event.preventDefault();
    run?.noteUncaught(event.error);
  });
  scope.addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    run?.noteUncaught(event.reason);
  });
  port.addEventListener("message", (message: MessageEvent<WorkerCommand>) => {
    obey(message.data).catch((error: unknown) => report({ type: "fault", message: String(error) }));
  });
  port.start();
  confine(scope);
}

scope.addEventListener(
  "message",
  ({ ports: [port] }) => {
    if (port !== undefined) serve(port);
  },
  { once: true },
);
