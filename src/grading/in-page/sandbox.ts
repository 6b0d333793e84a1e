/**
 * The page's side of the sandbox: makes the iframe, and starts and ends workers in it.
 *
 * The document is given inline (`srcdoc`): no request, so it works under any base path, offline and on any
 * host, and it inherits the page's isolation headers. See docs/decisions/0004-in-page-sandbox.md.
 */
import { awakeFor } from "../../../exercises/grading/awake-timer.ts";
import {
  SANDBOX_HELLO,
  type SandboxCommand,
  type SandboxReport,
  type WorkerCommand,
  type WorkerReport,
} from "./protocol.ts";

/** The browser did not let the sandbox start, or ended it. */
export class SandboxError extends Error {
  override readonly name = "SandboxError";
}

/** What the sandbox is made of; `virtual:in-page-runner` has both. */
export interface SandboxSources {
  /** Text of the script that runs in the frame. */
  readonly frameScript: string;
  /** The frame's content security policy. */
  readonly frameCsp: string;
  /** Text of the script that runs in each worker. */
  readonly workerSource: string;
}

/** One worker in the sandbox. */
export interface SandboxWorker {
  send(command: WorkerCommand): void;
  /** Ends it at once, whatever it is doing. */
  terminate(): void;
}

/** What a worker tells, and how it may fail. */
export interface WorkerListener {
  onReport(report: WorkerReport): void;
  onFailure(message: string): void;
}

/** How long the frame may take to answer, in milliseconds: an answer needs no work. */
const ANSWER_MS = 5000;

/** An iframe that holds workers. */
export class Sandbox {
  readonly #frame: HTMLIFrameElement;
  readonly #port: MessagePort;
  readonly #listeners = new Map<number, WorkerListener>();
  #pongs: (() => void)[] = [];
  #nextWorker = 1;
  #lost = false;

  private constructor(frame: HTMLIFrameElement, port: MessagePort) {
    this.#frame = frame;
    this.#port = port;
    port.addEventListener("message", (message: MessageEvent<SandboxReport>) =>
      this.#hear(message.data),
    );
    port.start();
  }

  /**
   * Adds the frame to the page and waits until its script answers.
   *
   * @throws {SandboxError} when it does not answer in time.
   */
  static async open(sources: SandboxSources, document: Document): Promise<Sandbox> {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts");
    frame.setAttribute("aria-hidden", "true");
    frame.tabIndex = -1;
    frame.title = "Test runner";
    // Not `display: none`: browsers may throttle or never load what is not rendered.
    frame.style.cssText = "position:fixed;width:0;height:0;border:0;visibility:hidden";
    frame.srcdoc = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${sources.frameCsp}"><script>${sources.frameScript}</script>`;
    const loaded = new Promise((resolve) =>
      frame.addEventListener("load", resolve, { once: true }),
    );
    document.body.append(frame);
    await Promise.race([loaded, awakeFor(ANSWER_MS)]);

    const { port1, port2 } = new MessageChannel();
    frame.contentWindow?.postMessage(SANDBOX_HELLO, "*", [port2]);
    const sandbox = new Sandbox(frame, port1);
    if (!(await sandbox.answers(ANSWER_MS))) {
      sandbox.close();
      throw new SandboxError("the sandbox did not answer");
    }
    sandbox.#send({ type: "load", workerSource: sources.workerSource });
    return sandbox;
  }

  /** Whether the frame answers within `ms` milliseconds. A browser out of memory may have ended its process. */
  async answers(ms: number): Promise<boolean> {
    if (this.#lost) return false;
    const pong = new Promise<true>((resolve) => this.#pongs.push(() => resolve(true)));
    this.#send({ type: "ping" });
    const alive = await Promise.race([pong, awakeFor(ms).then(() => false)]);
    if (!alive) this.#lost = true;
    return alive;
  }

  /** Starts a worker. It is not ready to be spoken to only when `listener.onFailure` says so. */
  spawn(listener: WorkerListener): SandboxWorker {
    const id = this.#nextWorker++;
    const { port1, port2 } = new MessageChannel();
    this.#listeners.set(id, listener);
    port1.addEventListener("message", (message: MessageEvent<WorkerReport>) =>
      listener.onReport(message.data),
    );
    port1.start();
    this.#send({ type: "spawn", worker: id }, [port2]);
    return {
      send: (command) => port1.postMessage(command),
      terminate: () => {
        port1.close();
        this.#listeners.delete(id);
        this.#send({ type: "terminate", worker: id });
      },
    };
  }

  /** Takes the frame out of the page, and with it every worker. */
  close(): void {
    this.#port.close();
    this.#listeners.clear();
    this.#frame.remove();
  }

  #send(command: SandboxCommand, transfer: Transferable[] = []): void {
    this.#port.postMessage(command, transfer);
  }

  #hear(report: SandboxReport): void {
    if (report.type === "pong") {
      const waiting = this.#pongs;
      this.#pongs = [];
      for (const answer of waiting) answer();
      return;
    }
    this.#listeners.get(report.worker)?.onFailure(report.message);
  }
}
