/**
 * What npm installed, kept in the browser's Cache Storage under the name of the lockfile, so that the next
 * visit installs nothing. One entry at most: a new lockfile takes the place of the old.
 */

const CACHE = "minibroker-container-modules";
const DIGEST = "X-Content-SHA-256";

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
      if (response === undefined) return undefined;
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (response.headers.get(DIGEST) === (await digestOf(bytes))) return bytes;
      await drop();
      return undefined;
    },
    async keep(lock, bytes) {
      if (storage === undefined || bytes.byteLength > LARGEST) return false;
      const digest = await digestOf(bytes);
      try {
        await drop();
        const cache = await storage.open(CACHE);
        await cache.put(nameOf(lock), new Response(bytes, { headers: { [DIGEST]: digest } }));
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

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
