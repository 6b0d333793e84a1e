/** What can be known of a container's chances without asking anybody: nothing is fetched here. */
import { ContainerFailure } from "./failures.ts";

/** What the page can see of its browser. */
export interface BrowserFacts {
  readonly crossOriginIsolated: boolean;
  readonly sharedMemory: boolean;
  readonly webAssembly: boolean;
  /** Locks between pages, and storage for what was installed. */
  readonly webLocks: boolean;
  readonly storage: "open" | "blocked";
  readonly onLine: boolean;
}

/** Reads the facts. Storage that throws when it is touched is blocked. */
export function browserFacts(scope: Window & typeof globalThis): BrowserFacts {
  return {
    crossOriginIsolated: scope.crossOriginIsolated === true,
    sharedMemory: "SharedArrayBuffer" in scope,
    webAssembly: "WebAssembly" in scope,
    webLocks: "locks" in scope.navigator,
    storage: canStore(scope) ? "open" : "blocked",
    onLine: scope.navigator.onLine,
  };
}

/** @throws {ContainerFailure} if a container cannot come up in this page. */
export function checkBrowser(facts: BrowserFacts): void {
  if (!facts.webAssembly || !facts.webLocks) throw new ContainerFailure("unsupported-browser");
  if (!facts.crossOriginIsolated) throw new ContainerFailure("not-isolated");
  // An isolated page has shared memory, unless the browser does not know it.
  if (!facts.sharedMemory) throw new ContainerFailure("unsupported-browser");
  if (facts.storage === "blocked") throw new ContainerFailure("storage-blocked");
  if (!facts.onLine) throw new ContainerFailure("offline");
}

function canStore(scope: Window & typeof globalThis): boolean {
  try {
    return scope.localStorage !== null && scope.navigator.cookieEnabled;
  } catch {
    return false;
  }
}
