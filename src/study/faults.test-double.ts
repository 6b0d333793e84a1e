/** Faults at the storage's edge: what browsers do to IndexedDB, done to the one that unit tests use. */
import { vi } from "vitest";

/** Every write throws or fails as it does when the disk, or this site's share of it, is full. */
export function quotaExceeded(): void {
  const full = () => {
    throw new DOMException("no room", "QuotaExceededError");
  };
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(full);
  vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(full);
}

/** Writes are accepted, and the transaction that holds them is aborted: a crash of the browser's storage process. */
export function transactionsAbort(): void {
  for (const method of ["put", "add"] as const) {
    const real = IDBObjectStore.prototype[method];
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
      this: IDBObjectStore,
      ...args: [unknown, IDBValidKey?]
    ) {
      const request = real.apply(this, args);
      this.transaction.abort();
      return request;
    });
  }
}

/** Nothing can be begun any more: the browser deleted the database, or closed it, under the page. */
export function databaseGone(): void {
  vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(() => {
    throw new DOMException("the connection is closing", "InvalidStateError");
  });
}

/** A read of a file that is damaged on the disk. */
export function readsFail(): void {
  const damaged = () => {
    throw new DOMException("cannot read", "UnknownError");
  };
  vi.spyOn(IDBObjectStore.prototype, "getAll").mockImplementation(damaged);
  vi.spyOn(IDBObjectStore.prototype, "get").mockImplementation(damaged);
}

/** A private window, or a browser that was told to keep nothing. */
export function openingRefused(): void {
  vi.spyOn(indexedDB, "open").mockImplementation(() => {
    throw new DOMException("not allowed", "SecurityError");
  });
}
