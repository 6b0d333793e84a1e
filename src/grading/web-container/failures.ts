/** Every way in which a container can fail to be there, told to the learner: what happened, and what to do. */

/** Why there is no container. */
export type FailureCode =
  | "not-isolated"
  | "unsupported-browser"
  | "storage-blocked"
  | "offline"
  | "unreachable"
  | "too-slow"
  | "out-of-memory"
  | "took-the-tab-down"
  | "install-failed"
  | "held-by-newer-page"
  | "stopped"
  | "broken";

interface Words {
  readonly title: string;
  readonly message: string;
}

const WORDS: Readonly<Record<FailureCode, Words>> = {
  "not-isolated": {
    title: "This site cannot start a container here",
    message:
      "A container needs a page that the browser isolates, and this host does not send the headers for it (COOP and COEP). Nothing is wrong with your browser. The tests run in the page.",
  },
  "unsupported-browser": {
    title: "This browser cannot run a container",
    message:
      "It lacks shared memory or WebAssembly threads. A current Chrome, Edge, Firefox or Safari has both. The tests run in the page.",
  },
  "storage-blocked": {
    title: "Storage or cookies are blocked",
    message:
      "The container keeps its files in the browser's storage, under stackblitz.com and webcontainer.io. Allow cookies and site data for this page, third-party ones included, then try again.",
  },
  offline: {
    title: "You are offline",
    message:
      "The container is fetched from StackBlitz. Try again once you are connected; until then the tests run in the page.",
  },
  unreachable: {
    title: "StackBlitz did not answer",
    message:
      "The container comes from stackblitz.com. A network, an extension or blocked third-party cookies may keep it away. Allow it, or check the connection, then try again.",
  },
  "too-slow": {
    title: "The container took too long to start",
    message:
      "It was not up after 20 s. A slow connection or blocked third-party cookies for stackblitz.com are the usual reasons. Try again or reload the page; until then the tests run in the page.",
  },
  "out-of-memory": {
    title: "There is not enough memory for the container",
    message: "Close other tabs, above all other containers, then try again.",
  },
  "took-the-tab-down": {
    title: "The last container took this tab down",
    message:
      "It was starting when the tab closed, mostly for want of memory, so it is not started again by itself. Close other tabs before you try again.",
  },
  "install-failed": {
    title: "The packages could not be installed",
    message:
      "npm could not fetch what the tests need from its registry. Check the connection, then try again.",
  },
  "held-by-newer-page": {
    title: "A newer page of the course has the container",
    message:
      "One container runs at a time, so that memory lasts. Try again to bring it to this page; the other one then runs its tests in the page.",
  },
  stopped: {
    title: "The container has stopped",
    message:
      "The browser or StackBlitz ended it. Your code is here and safe. Try again to start anew.",
  },
  broken: {
    title: "The container could not be used",
    message: "Try again; if that does not help, reload the page. Your code is safe.",
  },
};

/** There is no container. The message is for the learner. */
export class ContainerFailure extends Error {
  override readonly name = "ContainerFailure";
  readonly code: FailureCode;
  /** What happened, in a few words. */
  readonly title: string;

  /** @param detail what exactly was said, for the learner to search for or to report. */
  constructor(
    code: FailureCode,
    options: { readonly detail?: string; readonly cause?: unknown } = {},
  ) {
    const { title, message } = WORDS[code];
    const { detail, cause } = options;
    super(detail === undefined ? message : `${message} (${detail})`, { cause });
    this.code = code;
    this.title = title;
  }
}

/** How engines, browsers and the container itself word these. */
const MEMORY = /out of memory|could not allocate|cannot allocate|allocation failed|memory access/i;
const STORAGE =
  /SecurityError|third-party|cookie|denied permission|service ?worker|indexeddb|storage|quota/i;

/** Tells by its words what an error of StackBlitz's is about. */
export function failureOf(error: unknown): ContainerFailure {
  if (error instanceof ContainerFailure) return error;
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (MEMORY.test(text))
    return new ContainerFailure("out-of-memory", { detail: text, cause: error });
  if (STORAGE.test(text))
    return new ContainerFailure("storage-blocked", { detail: text, cause: error });
  return new ContainerFailure("broken", { detail: text, cause: error });
}
