/** Recorded answers, one to a question, in a database of their own: they are large, and never part of an export. */
import { openDB } from "idb";

/** Where recordings are kept. */
export interface Recordings {
  read(question: string): Promise<Blob | undefined>;
  keep(question: string, recording: Blob): Promise<void>;
  remove(question: string): Promise<void>;
}

/** In IndexedDB. Each method rejects with what the browser says where it keeps nothing. */
export const recordings: Recordings = {
  read: async (question) => {
    const found: unknown = await (await open()).get(STORE, question);
    return found instanceof Blob ? found : undefined;
  },
  keep: async (question, recording) => void (await (await open()).put(STORE, recording, question)),
  remove: async (question) => (await open()).delete(STORE, question),
};

const STORE = "recordings";
let opened: ReturnType<typeof openDB> | undefined;

function open(): ReturnType<typeof openDB> {
  opened ??= openDB("minibroker-recordings", 1, {
    upgrade: (db) => void db.createObjectStore(STORE),
  });
  return opened;
}
