import { describe, expect, test } from "vitest";
import { installedModules } from "./installed-modules.ts";

/** Cache Storage in memory; `full` refuses to store. */
class MemoryCaches implements Pick<CacheStorage, "open" | "delete"> {
  readonly entries = new Map<string, Response>();
  full = false;

  async open(): Promise<Cache> {
    const { entries } = this;
    const cache = {
      match: async (name: string) => entries.get(name)?.clone(),
      put: async (name: string, response: Response) => {
        if (this.full) throw new DOMException("full", "QuotaExceededError");
        entries.set(name, response);
      },
    };
    // The module uses these two, and no more.
    return cache as unknown as Cache;
  }

  async delete(): Promise<boolean> {
    this.entries.clear();
    return true;
  }
}

function modulesOn(storage: MemoryCaches) {
  return installedModules(storage as unknown as CacheStorage);
}

const packages = new Uint8Array([1, 2, 3]);

describe("What npm installed", () => {
  test("is there on the next visit, under the name of its lockfile", async () => {
    const storage = new MemoryCaches();
    expect(await modulesOn(storage).keep("lock-1", packages)).toBe(true);
    expect(await modulesOn(storage).restore("lock-1")).toEqual(packages);
    expect(await modulesOn(storage).restore("lock-2")).toBeUndefined();
  });

  test("of an older lockfile goes when a newer one is kept", async () => {
    const storage = new MemoryCaches();
    const modules = modulesOn(storage);
    await modules.keep("lock-1", packages);
    await modules.keep("lock-2", packages);
    expect(storage.entries.size).toBe(1);
    expect(await modules.restore("lock-2")).toEqual(packages);
  });

  test("is dropped if it was damaged", async () => {
    const storage = new MemoryCaches();
    const modules = modulesOn(storage);
    await modules.keep("lock", packages);
    const [name = ""] = storage.entries.keys();
    const bytes = new Uint8Array((await storage.entries.get(name)?.arrayBuffer()) ?? []);
    bytes[bytes.length - 8] = ~(bytes[bytes.length - 8] ?? 0);
    storage.entries.set(name, new Response(bytes));
    expect(await modules.restore("lock")).toBeUndefined();
    expect(storage.entries.size).toBe(0);
  });

  test("is dropped if its end is missing", async () => {
    const storage = new MemoryCaches();
    const modules = modulesOn(storage);
    await modules.keep("lock", packages);
    const [name = ""] = storage.entries.keys();
    const bytes = (await storage.entries.get(name)?.arrayBuffer()) ?? new ArrayBuffer();
    storage.entries.set(name, new Response(bytes.slice(0, -9)));
    expect(await modules.restore("lock")).toBeUndefined();
    expect(storage.entries.size).toBe(0);
  });

  test("takes less space than it has bytes", async () => {
    const storage = new MemoryCaches();
    await modulesOn(storage).keep("lock", new Uint8Array(10_000));
    const [kept] = storage.entries.values();
    expect((await kept?.arrayBuffer())?.byteLength).toBeLessThan(1_000);
  });

  test("is not kept where storage is full, or where there is none", async () => {
    const storage = new MemoryCaches();
    storage.full = true;
    expect(await modulesOn(storage).keep("lock", packages)).toBe(false);
    expect(await installedModules(undefined).keep("lock", packages)).toBe(false);
    expect(await installedModules(undefined).restore("lock")).toBeUndefined();
  });
});
