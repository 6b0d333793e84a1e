import { defineExercise } from "../grading/exercise.ts";

export default defineExercise({
  id: "consumer-offsets",
  title: "Consumer offsets",
  number: 7,
  lesson: "offsets",
  exports: ["CommittedOffsets", "Consumer"],
  given: ["errors", "partition-log", "types"],
  minutes: 45,
  difficulty: "intermediate",
  tasks: [
    {
      id: "commits-of-groups",
      title: "What groups have committed",
      section: "two-numbers-that-look-alike",
      tests: [
        "Remembers the last commit in each partition",
        "Keeps groups apart",
        "Tells no commit from a commit of 0",
        "Lets a commit go back",
      ],
      hints: [
        "How many numbers does the store hold for two groups that read a topic of three partitions?",
        "A commit belongs to a group and a partition. If you join the two into one key, can two different pairs give the same key? And what does `fetch` say before the first commit?",
        "Keep a map of maps: `Map<string, Map<number, number>>`, by group, then by partition. `fetch` is `this.#byGroup.get(group)?.get(partition) ?? null`. `commit` overwrites, whatever was there.",
      ],
    },
    {
      id: "poll-and-position",
      title: "Poll and position",
      section: "two-numbers-that-look-alike",
      tests: [
        "Reads every partition in the order of its offsets",
        "Goes on where the last poll stopped",
        "Returns at most the number of records it was asked for",
        "Moves the position past what was returned, not past what was written",
        "Does not commit by polling",
      ],
      hints: [
        "After a poll has returned offsets 3, 4 and 5, which offset does the next one start from?",
        "Keep one position for each partition, in the consumer. A poll reads every partition from its position and moves that position to one past the last record it returns. The limit counts over all partitions.",
        "`const records = log.read(position, maxRecords - polled.length)`, then `positions.set(partition, last.offset + 1)` if there was a last one. An untouched partition begins at the commit, or where the reset policy says.",
      ],
    },
    {
      id: "commit-and-resume",
      title: "Commit and resume",
      section: "commit-the-next-record-to-read",
      tests: [
        "Commits the next offset to read, not the last one processed",
        "Commits the record it is given, not everything that was polled",
        "Resumes right after the last record that was committed",
        "Polls on while commits come in behind it",
        "Reads everything for each group",
      ],
      hints: [
        "A consumer has processed offset 4 and dies. Which offset should its successor read first?",
        "A commit is about what was processed, so it follows from the record that `commit` is given, and not from the position. The position in turn does not care about commits once it is decided.",
        "`commit(processed)` stores `processed.offset + 1` under the consumer's group and `processed.partition`, and touches nothing else. A new consumer of the group takes `committed.fetch(group, partition)` as its first position.",
      ],
    },
    {
      id: "reset-policy",
      title: "The reset policy",
      section: "when-there-is-no-valid-offset",
      tests: [
        "Starts at the log start under earliest",
        "Starts at the log end under latest and misses nothing after that",
        "Refuses to guess under none",
        "Prefers a commit to the reset policy, even a commit of 0",
        "Takes a commit at the log end for valid",
        "Resets a commit that retention has overtaken",
        "Resets a commit beyond the log end",
        "Resets a position that retention overtakes between two polls",
        "Reports an offset off the log under none",
        "Skips no record when a poll throws",
      ],
      hints: [
        "The policy has an answer ready for every partition. In which two cases is it asked?",
        "It is asked when there is neither position nor commit, and when the offset that there is lies below the log start or beyond the log end. Log start is not always 0. A decided position is kept, or `latest` would decide anew on every poll.",
        "`const wanted = positions.get(partition) ?? committed.fetch(group, partition)`; valid means `wanted !== null && wanted >= log.logStartOffset && wanted <= log.logEndOffset`. In `poll`, decide the positions of all partitions first and read only then.",
      ],
    },
    {
      id: "seek-and-lag",
      title: "Seek and lag",
      section: "moving-the-bookmark-and-measuring-it",
      tests: [
        "Polls from the offset it was told to seek",
        "Seeks without touching the commit",
        "Puts a seek before the commit and the reset policy",
        "Seeks every partition to a moment",
        "Counts lag from the commit to the log end",
        "Knows no lag where nothing was committed",
      ],
      hints: [
        "Which of the two numbers does a seek change? And which one do your colleagues look at when they ask whether the group keeps up?",
        "Seeking changes the position and nothing else. A moment without a later record means the log end. Lag is counted from the commit, since work that was only polled may have to be done again.",
        "`seek` is `positions.set(partition, offset)`; `seekToTime` seeks each partition to `log.offsetForTimestamp(timestamp) ?? log.logEndOffset`; `lag` is `log.logEndOffset - commit`, or `null` without a commit.",
      ],
    },
  ],
});
