/** Where the site will be, from the environment: read by the build, by `npm start` and by the host's configuration. */

/** The place of one deployment. */
export interface Deployment {
  /** The path below which everything is, with a slash at both ends: `/` or `/course/`. */
  readonly base: string;
  /** The origin, `https://example.org`, for addresses that must be whole; undefined leaves those out. */
  readonly site: string | undefined;
}

/** `BASE_PATH` or `SITE_URL` is not what it should be; the message says what to write. */
export class DeploymentError extends Error {
  override readonly name = "DeploymentError";
}

/**
 * Reads `BASE_PATH` (default `/`) and `SITE_URL` (optional).
 *
 * @throws {DeploymentError} if one of them cannot be meant.
 */
export function deployment(env: Readonly<Record<string, string | undefined>>): Deployment {
  return { base: basePath(env["BASE_PATH"] ?? ""), site: siteOrigin(env["SITE_URL"] ?? "") };
}

function basePath(given: string): string {
  const folders = given.split("/").filter((folder) => folder !== "");
  const unfit = folders.find((folder) => !/^[\w~-][\w.~-]*$/.test(folder));
  if (unfit !== undefined) {
    throw new DeploymentError(
      `BASE_PATH is "${given}", and "${unfit}" cannot be part of a path: write folders of letters, digits, ".", "-" and "_", such as /course/.`,
    );
  }
  return folders.length === 0 ? "/" : `/${folders.join("/")}/`;
}

function siteOrigin(given: string): string | undefined {
  if (given === "") return undefined;
  const url = URL.parse(given);
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== "/") {
    throw new DeploymentError(
      `SITE_URL is "${given}": write where the site's host is, without a path, such as https://example.org; the path belongs into BASE_PATH.`,
    );
  }
  return url.origin;
}
