/**
 * The script of the sandbox: an iframe with an opaque origin and no network. It starts workers and ends
 * them, and hands each one the port over which the page speaks to it. It is told nothing else.
 *
 * A *classic* worker, because a module worker from a blob URL does not start in an opaque origin.
 */
import { SANDBOX_HELLO, type SandboxCommand, type SandboxReport } from "./protocol.ts";

const workers = new Map<number, Worker>();
let workerUrl = "";

function obey(command: SandboxCommand, ports: readonly MessagePort[], page: MessagePort): void {
  switch (command.type) {
    case "load":
      workerUrl = URL.createObjectURL(
        new Blob([command.workerSource], { type: "text/javascript" }),
      );
      return;
    case "spawn": {
      const id = command.worker;
      const fail = (message: string) => {
        page.postMessage({ type: "worker-failed", worker: id, message } satisfies SandboxReport);
      };
      try {
        const worker = new Worker(workerUrl);
        worker.addEventListener("error", (event) => fail(event.message));
        worker.postMessage(null, [...ports]);
        workers.set(id, worker);
      } catch (error) {
        fail(String(error));
      }
      return;
    }
    case "terminate":
      workers.get(command.worker)?.terminate();
      workers.delete(command.worker);
      return;
    case "ping":
      page.postMessage({ type: "pong" } satisfies SandboxReport);
  }
}

/** Only the first port counts, and only from the page that made the frame. */
function listenOnce(event: MessageEvent<unknown>): void {
  const [page] = event.ports;
  if (event.source !== parent || event.data !== SANDBOX_HELLO || page === undefined) return;
  removeEventListener("message", listenOnce);
  page.addEventListener("message", (message: MessageEvent<SandboxCommand>) =>
    obey(message.data, message.ports, page),
  );
  page.start();
}

addEventListener("message", listenOnce);
