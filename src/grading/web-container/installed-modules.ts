/**
 * What npm installed, kept in the browser's Cache Storage under the name of the lockfile, so that the next
 * visit installs nothing. One entry at most: a new lockfile takes the place of the old. Compressed, it takes a
 * quarter of the space, and gzip's own checksum tells a damaged entry.
 */

const CACHE = "minibroker-container-modules";

/** More than this is not kept, in bytes. */
const LARGEST = 200_000_000;

/** Where installed packages are kept between visits. */
export interface InstalledModules {
  /** What was kept for a lockfile, if it is there and undamaged. A damaged entry is dropped. */
  restore(lock: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Keeps a copy; says whether it could. */
  keep(lock: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean>;
  drop(): Promise<void>;
}

/** @param storage the browser's `caches`; without one nothing is kept. */
export function installedModules(storage: CacheStorage | undefined): InstalledModules {
  const drop = async (): Promise<void> => {
    await storage?.delete(CACHE);
  };
  return {
    drop,
    async restore(lock) {
      const cache = await storage?.open(CACHE);
      const response = await cache?.match(nameOf(lock));
      if (!response?.body) return undefined;
      try {
        const bytes = response.body.pipeThrough(new DecompressionStream("gzip"));
        return new Uint8Array(await new Response(bytes).arrayBuffer());
      } catch (error) {
        console.warn("The kept packages are damaged; they are installed again.", error);
        await drop();
        return undefined;
      }
    },
    async keep(lock, bytes) {
      if (storage === undefined || bytes.byteLength > LARGEST) return false;
      try {
        await drop();
        const cache = await storage.open(CACHE);
        const compressed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
        await cache.put(nameOf(lock), new Response(compressed));
        return true;
      } catch (error) {
        // Storage is full. The next visit installs again; this one has all it needs.
        console.warn("The installed packages could not be kept for the next visit.", error);
        await drop();
        return false;
      }
    },
  };
}

function nameOf(lock: string): string {
  return `/container/node_modules/${encodeURIComponent(lock)}`;
}
