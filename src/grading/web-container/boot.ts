/** Boots the container: one a page, with StackBlitz's own client, which is fetched only now. */
import type { WebContainer } from "@webcontainer/api";
import { ContainerFailure, failureOf } from "./failures.ts";

/** A boot that takes longer gives way to the in-page runner, in milliseconds. */
export const BOOT_LIMIT_MS = 20_000;

/** Set at build time for commercial use; open-source use needs none. See the README. */
const CLIENT_ID: string | undefined = import.meta.env.PUBLIC_WEBCONTAINER_CLIENT_ID;

/** A boot that was given up on is still under way: the client knows no way to take it back. */
let pending: Promise<WebContainer> | undefined;
let configured = false;

/**
 * Boots, or goes on waiting for a boot that was given up on before.
 *
 * @throws {ContainerFailure} in the learner's words.
 */
export async function boot(limitMs = BOOT_LIMIT_MS): Promise<WebContainer> {
  const watch = watchFrame();
  try {
    if (pending === undefined) pending = start();
    else reloadFrame();
    const container = await Promise.race([pending, watch.refused, after(limitMs)]);
    if (container === "too late") {
      throw new ContainerFailure(watch.answered() ? "too-slow" : "unreachable");
    }
    pending = undefined;
    return container;
  } finally {
    watch.end();
  }
}

async function start(): Promise<WebContainer> {
  try {
    const { WebContainer, configureAPIKey } = await import("@webcontainer/api");
    if (CLIENT_ID !== undefined && CLIENT_ID !== "" && !configured) configureAPIKey(CLIENT_ID);
    configured = true;
    // The same as the header that isolates the page; see docs/decisions/0010.
    return await WebContainer.boot({ coep: "require-corp", workdirName: "minibroker" });
  } catch (error) {
    pending = undefined;
    throw failureOf(error);
  }
}

/** The client's frame, if it has made one. */
function frame(): HTMLIFrameElement | null {
  return document.querySelector<HTMLIFrameElement>('iframe[src*="/headless"]');
}

/** A frame that could not be loaded is loaded again; the client still waits for its word. */
function reloadFrame(): void {
  const found = frame();
  if (found !== null) found.src = `${found.src}`;
}

/** Listens to what the client's frame says, beside the client. */
function watchFrame() {
  let answered = false;
  let refuse: (failure: ContainerFailure) => void = () => {};
  const refused = new Promise<never>((_, reject) => {
    refuse = reject;
  });
  // Nobody may be waiting by then.
  refused.catch(() => {});
  const hear = ({ source, data }: MessageEvent) => {
    if (source === null || source !== frame()?.contentWindow) return;
    if (data?.type === "init") answered = true;
    if (data?.type !== "warning") return;
    const failure = failureOf(data.message);
    if (failure.code !== "broken") refuse(failure);
  };
  addEventListener("message", hear);
  return { refused, answered: () => answered, end: () => removeEventListener("message", hear) };
}

function after(ms: number): Promise<"too late"> {
  return new Promise((resolve) => setTimeout(() => resolve("too late"), ms));
}
