/**
 * Remembers, for one tab, that a container is starting. If the tab comes back and the mark is still there,
 * the boot took it down. A page that is left in the ordinary way takes the mark along.
 */

const MARK = "minibroker-container-starting";

export interface LastBoot {
  /** Whether the last boot in this tab took it down. Says so once. */
  tookTheTabDown(): boolean;
  begin(): void;
  end(): void;
}

/** @param storage the tab's own: `sessionStorage`. */
export function lastBoot(storage: Storage, page: Pick<Window, "addEventListener">): LastBoot {
  const end = (): void => storage.removeItem(MARK);
  page.addEventListener("pagehide", end);
  return {
    tookTheTabDown() {
      const found = storage.getItem(MARK) !== null;
      end();
      return found;
    },
    begin: () => storage.setItem(MARK, "yes"),
    end,
  };
}
