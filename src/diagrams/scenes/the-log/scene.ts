/** A log that two groups read, and retention that does not wait for the slower one. */
import type { Random } from "#broker/random";
import { choice, type KnobValues } from "../../simulator/knobs.ts";
import { defineScene, type Script } from "../../simulator/scene.ts";
import { agree, capital, list, records } from "../../simulator/words.ts";
import { type LogEvent, type LogState, LogWorld, type Reader } from "./world.ts";

const RECORDS = 12;
const MINUTE = 60_000;
const KEYS = ["ada", "bob", "cyd"] as const;

const knobs = {
  retention: choice(
    "Records are kept for",
    { hour: "1 hour", "two-hours": "2 hours", ever: "ever" },
    "hour",
  ),
  segment: choice("Records a segment", { "2": "2", "3": "3", "4": "4" }, "3"),
  audit: choice(
    "Audit reads",
    { one: "1 record at a time", three: "3 records at a time", none: "nothing for a while" },
    "one",
  ),
};
const KEPT_MINUTES = { hour: 60, "two-hours": 120, ever: null } as const;
const AT_ONCE = { one: 1, three: 3, none: 0 } as const;
type Values = KnobValues<typeof knobs>;

export const theLog = defineScene<LogEvent, LogState, typeof knobs>({
  id: "the-log",
  exercise: "partition-log",
  knobs,
  opening: "An empty partition: log start and log end are both 0.",
  world: ({ retention, segment }, surroundings) =>
    new LogWorld(Number(segment), KEPT_MINUTES[retention], surroundings),
  script,
  caption,
  breakage: ({ logStart, logEnd }) =>
    logStart < logEnd
      ? { label: "Let an hour pass", event: { does: "retain", after: 60 * MINUTE } }
      : undefined,
  isStill: ({ readers }) => readers.audit.refusal !== null,
});

/**
 * A record every quarter of an hour or so; billing keeps up, audit reads after every third record, and
 * retention is checked when the hour is over.
 */
function* script({ audit }: Values, random: Random): Script<LogEvent, LogState> {
  for (let count = 1; count <= RECORDS; count++) {
    const key = KEYS[Math.floor(random.next() * KEYS.length)] ?? KEYS[0];
    yield { does: "append", key, after: (10 + Math.floor(random.next() * 10)) * MINUTE };
    if (count % 3 !== 0) continue;
    yield { does: "read", reader: "billing", max: 10 };
    if (audit !== "none") yield* readOnce(AT_ONCE[audit]);
    if (count > 3) yield { does: "retain", after: MINUTE };
  }
  yield { does: "append", key: KEYS[0], after: 15 * MINUTE };
  yield* readOnce(Math.max(1, AT_ONCE[audit]));
}

/** Audit reads, and if its place is gone, goes on from the log start. */
function* readOnce(max: number): Script<LogEvent, LogState> {
  const { readers } = yield { does: "read", reader: "audit", max };
  if (readers.audit.refusal === null) return;
  yield { does: "reset", reader: "audit", after: MINUTE };
  yield { does: "read", reader: "audit", max };
}

function caption(event: LogEvent, after: LogState, before: LogState): string {
  switch (event.does) {
    case "append":
      return appended(after, before);
    case "read":
      return read(event.reader, after, before);
    case "retain":
      return retained(after, before);
    case "reset": {
      const { position, missed } = after.readers[event.reader];
      return `${capital(event.reader)} decides to go on at the log start, ${position}. ${capital(records(missed))} ${agree(missed, "was", "were")} never read by it, and ${agree(missed, "is", "are")} gone for good.`;
    }
  }
}

function appended({ logEnd, segments }: LogState, before: LogState): string {
  const offset = logEnd - 1;
  return segments.length > before.segments.length
    ? `A record would take the segment past its limit, so the log rolls: record ${offset} begins a segment with base offset ${offset}.`
    : `A record is appended at the log end. It is record ${offset} from now on, and the log end is ${logEnd}.`;
}

function read(name: Reader, after: LogState, before: LogState): string {
  const { got, position, refusal } = after.readers[name];
  const asked = before.readers[name].position;
  if (refusal !== null) return `${capital(name)} asks for ${asked}. ${refusal}`;
  return got.length === 0
    ? `${capital(name)} asks for ${asked}, the log end, and gets nothing. That is no error: it has caught up.`
    : `${capital(name)} reads ${list(got)}. It will ask for ${position} next; nothing in the log has changed.`;
}

function retained({ logStart, readers }: LogState, before: LogState): string {
  if (logStart === before.logStart) {
    return `Retention is checked. The oldest segment, from ${logStart} on, has to stay: its newest record has not expired.`;
  }
  const gone = Array.from({ length: logStart - before.logStart }, (_, n) => before.logStart + n);
  const overtaken = (["billing", "audit"] as const).filter(
    (name) => readers[name].position < logStart,
  );
  const whose = overtaken
    .map(
      (name) => ` ${capital(name)} was about to read ${readers[name].position}. Nobody asked it.`,
    )
    .join("");
  return `Retention deletes ${records(gone)}, whole segments. The log start is ${logStart}; nothing is renumbered.${whose}`;
}
