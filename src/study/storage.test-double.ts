/** For tests: as much of `Storage` as this folder needs. */
export function memoryStorage(): Storage {
  const entries = new Map<string, string>();
  const storage: Storage = {
    length: 0,
    clear: () => entries.clear(),
    key: () => null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
  // A real storage lists its entries as its own keys.
  return new Proxy(storage, {
    ownKeys: () => [...entries.keys()],
    getOwnPropertyDescriptor: (_, key) =>
      entries.has(String(key)) ? { enumerable: true, configurable: true } : undefined,
  });
}
