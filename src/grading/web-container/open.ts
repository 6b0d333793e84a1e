/** Puts the container's runner together with the browser. Fetched once a learner has asked for a container. */
import { boot } from "./boot.ts";
import { installedModules } from "./installed-modules.ts";
import { fetchKit } from "./kit.ts";
import { lastBoot } from "./last-boot.ts";
import type { OnShellEdit } from "./learner-copy.ts";
import { takeTurn } from "./page-turn.ts";
import { browserFacts, checkBrowser } from "./preflight.ts";
import { WebContainerRunner } from "./web-container-runner.ts";

/** What the page has to say and to hear. */
export interface ContainerPage {
  /** Where the kit is: `/exercises/kit.json`. */
  readonly kitUrl: string;
  /** What the learner has written so far, by exercise. */
  readonly drafts: () => Promise<ReadonlyMap<string, string>>;
  readonly onShellEdit: OnShellEdit;
}

/** Makes a runner for this page. Nothing is started before `prepare`. */
export function openWebContainerRunner({ kitUrl, drafts, onShellEdit }: ContainerPage) {
  return new WebContainerRunner({
    check: () => checkBrowser(browserFacts(window)),
    boot: () => boot(),
    fetchKit: () => fetchKit(kitUrl),
    drafts,
    modules: installedModules("caches" in window ? caches : undefined),
    lastBoot: lastBoot(sessionStorage, window),
    takeTurn: (onTaken) => takeTurn(navigator.locks, onTaken),
    onShellEdit,
  });
}
