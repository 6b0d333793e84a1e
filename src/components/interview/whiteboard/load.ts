/** Fetches the whiteboard when it is first asked for: a megabyte that most visitors never need. */
import { sitePath } from "../../site/path.ts";

declare global {
  /** Below which Excalidraw looks for its fonts. It reads this when it is loaded. */
  var EXCALIDRAW_ASSET_PATH: string | undefined;
}

/** The whiteboard could not be fetched. */
export class WhiteboardUnavailableError extends Error {
  override readonly name = "WhiteboardUnavailableError";

  constructor(cause: unknown) {
    super(
      "The whiteboard could not be loaded. It comes over the network the first time. Go on without it, or reload the page once you are online: everything is kept.",
      { cause },
    );
  }
}

/** @throws {WhiteboardUnavailableError} */
export function loadBoard(): Promise<typeof import("./board.ts")> {
  return fetched(() => import("./board.ts"));
}

/** @throws {WhiteboardUnavailableError} */
export function loadPicture(): Promise<typeof import("./picture.ts")> {
  return fetched(() => import("./picture.ts"));
}

async function fetched<Module>(load: () => Promise<Module>): Promise<Module> {
  globalThis.EXCALIDRAW_ASSET_PATH = sitePath("_astro/whiteboard/");
  try {
    return await load();
  } catch (cause) {
    throw new WhiteboardUnavailableError(cause);
  }
}
