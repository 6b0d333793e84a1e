/** How many versions before the current one stay, for tabs that still show them. */
const KEPT_VERSIONS = 2;

/**
 * The caches of versions that nobody can be looking at any more.
 *
 * @param names of all caches, oldest first, as the browser lists them
 * @param prefix of the caches that hold a version; its name is at the end
 */
export function oldVersions(names: readonly string[], prefix: string, current: string): string[] {
  return names
    .filter((name) => name.startsWith(prefix) && !name.endsWith(current))
    .slice(0, -KEPT_VERSIONS);
}
