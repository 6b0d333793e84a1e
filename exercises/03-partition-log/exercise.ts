import { defineExercise } from "../grading/exercise.ts";

export default defineExercise({
  id: "partition-log",
  title: "The partition log",
  number: 3,
  lesson: "the-log",
  exports: ["PartitionLog"],
  given: ["clock", "errors", "record-size", "types"],
  minutes: 45,
  difficulty: "introductory",
  tasks: [
    {
      id: "append-and-read",
      title: "Append and read",
      section: "an-offset-is-a-place",
      tests: [
        "Gives offsets from 0, one after the other",
        "Keeps what the producer sent",
        "Stamps a record without a timestamp by its own clock",
        "Reads from an offset up to the limit",
        "Has nothing to read at the log end",
        "Refuses to read beyond the log end",
        "Keeps written records safe from the producer and from readers",
      ],
      hints: [
        "What does a reader need to know to come back tomorrow and go on where it stopped? Where is that number kept?",
        "Keep the records in an array, and each record's offset in the record. The log end offset is one more than the last offset given. Reading exactly there is normal: a reader that has caught up does it all day.",
        "In `append`, store a frozen copy: `Object.freeze({ offset, timestamp: record.timestamp ?? clock.now(), key: record.key, value: record.value, headers: Object.freeze({ ...record.headers }) })`. In `read`, throw when `offset < logStartOffset || offset > logEndOffset`, and otherwise return a slice, which is a new array.",
      ],
    },
    {
      id: "segments",
      title: "Segments that roll",
      section: "segments",
      tests: [
        "Starts with one empty active segment",
        "Fills a segment to its last byte, then rolls",
        "Counts bytes as recordSize does, not characters",
        "Gives a record larger than a segment a segment of its own",
        "Rolls when the incoming record is more than segmentMs younger than the segment's first",
        "Reads across the edges of segments",
      ],
      hints: [
        "Before which records must a new segment begin, so that no segment is larger than `segmentBytes`?",
        "Decide before you write: the size of the active segment plus `recordSize(record)` against `segmentBytes`, and the incoming timestamp minus the first one's against `segmentMs`. An empty segment is never rolled. A read that reaches a segment's end goes on in the next.",
        "With `first` as the first record of the active segment: `if (first !== undefined && (active.sizeBytes + recordSize(record) > segmentBytes || timestamp - first.timestamp > segmentMs)) roll()`, where `roll` adds a segment whose `baseOffset` is the log end offset.",
      ],
    },
    {
      id: "retention-by-time",
      title: "Retention by time",
      section: "retention",
      tests: [
        "Keeps everything when no limit is set",
        "Deletes segments whose every record is older than retentionMs",
        "Keeps the offsets of what remains after retention",
        "Keeps a record that is exactly retentionMs old",
        "Keeps a whole segment for the sake of one fresh record",
        "Judges a segment by its largest timestamp, wherever that is",
        "Stops at the first segment that must stay",
        "Rolls the active segment and deletes it when every record has expired",
        "Refuses to read below the log start",
      ],
      hints: [
        "A file can only be deleted whole. Which one of its records decides when that is allowed?",
        "Look at the oldest segment only: delete it if even its largest timestamp is more than `retentionMs` ago, then look at the next. The first that must stay ends the work. The next offset must not depend on how many records are left.",
        "`while (clock.now() - oldest.largestTimestamp > retentionMs) remove(oldest)`. If the oldest is the active segment and has records, push a new empty segment with `baseOffset` equal to the log end offset first; if it is empty, stop.",
      ],
    },
    {
      id: "retention-by-size",
      title: "Retention by size",
      section: "retention",
      tests: [
        "Keeps at least retentionBytes",
        "Deletes down to exactly retentionBytes where segments allow it",
        "Leaves a log alone that is smaller than retentionBytes",
        "Applies both limits, whichever deletes more",
      ],
      hints: [
        "If `retentionBytes` is a promise to readers, is it a promise about the most or about the least that is kept?",
        "It is a floor. Before deleting the oldest segment, ask how large the log would be without it.",
        "`while (logBytes - oldest.sizeBytes >= retentionBytes) remove(oldest)`, with the active segment counted in `logBytes`. Run it beside the rule for time, and let either of them delete.",
      ],
    },
    {
      id: "find-by-timestamp",
      title: "Find by timestamp",
      section: "reading-from-a-moment",
      tests: [
        "Finds the first record at or after a moment",
        "Finds nothing when every record is older",
        "Finds the first by offset when timestamps go up and down",
        "Looks only at what retention has left",
      ],
      hints: [
        "Who sets a record's timestamp? What does that say about whether timestamps rise along the log?",
        "Timestamps may fall from one record to the next, so a binary search over them is wrong. Look at records in the order of their offsets and stop at the first that is new enough.",
        "Skip segments whose `largestTimestamp < timestamp`. In the first that is left, `segment.records.find((record) => record.timestamp >= timestamp)?.offset ?? null`.",
      ],
    },
  ],
});
