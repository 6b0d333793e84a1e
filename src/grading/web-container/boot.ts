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
  const refused = Promise.withResolvers<never>();
  frame.onRefusal = refused.reject;
  if (pending === undefined) pending = start();
  // The client waits for a word of its frame, whenever that comes: the frame may be loaded again.
  else if (!frame.answered) frame.reload();
  const container = await Promise.race([pending, refused.promise, after(limitMs)]);
  if (container === "too late") {
    throw new ContainerFailure(frame.answered ? "too-slow" : "unreachable");
  }
  pending = undefined;
  return container;
}

async function start(): Promise<WebContainer> {
  try {
    const { WebContainer, configureAPIKey } = await import("@webcontainer/api");
    if (CLIENT_ID && !configured) configureAPIKey(CLIENT_ID);
    configured = true;
    frame.listen();
    // The same as the header that isolates the page; see docs/decisions/0010.
    return await WebContainer.boot({ coep: "require-corp", workdirName: "minibroker" });
  } catch (error) {
    pending = undefined;
    throw failureOf(error);
  }
}

/** The client's hidden frame, which it tells nothing of. */
const frame = {
  /** Whether StackBlitz's page has come and said so. */
  answered: false,
  onRefusal: (_failure: ContainerFailure): void => {},
  listening: false,

  find(): HTMLIFrameElement | null {
    return document.querySelector('iframe[src*="/headless"]');
  },

  reload(): void {
    const found = frame.find();
    if (found !== null) found.src = `${found.src}`;
  },

  /** Hears what the frame says, beside the client. */
  listen(): void {
    if (frame.listening) return;
    frame.listening = true;
    addEventListener("message", ({ source, data }) => {
      if (source === null || source !== frame.find()?.contentWindow) return;
      if (data?.type === "init") frame.answered = true;
      if (data?.type !== "warning") return;
      const failure = failureOf(data.message);
      if (failure.code !== "broken") frame.onRefusal(failure);
    });
  },
};

function after(ms: number): Promise<"too late"> {
  return new Promise((resolve) => setTimeout(() => resolve("too late"), ms));
}
