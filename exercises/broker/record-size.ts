/**
 * The size of a record, as every module of the broker counts it.
 */
import type { ProducerRecord } from "./types.ts";

const utf8 = new TextEncoder();

/**
 * The bytes that a record takes: its key, its value, and the names and values of its headers, each in
 * UTF-8. A `null` key or value takes none. A real batch adds a few bytes of framing to every record; this
 * broker counts only what the producer sent, so that sizes can be checked by hand.
 */
export function recordSize(record: Pick<ProducerRecord, "key" | "value" | "headers">): number {
  const headers = Object.entries(record.headers ?? {}).flat();
  return [record.key ?? "", record.value ?? "", ...headers].reduce(
    (bytes, text) => bytes + utf8.encode(text).length,
    0,
  );
}
