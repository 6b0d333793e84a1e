import { defineExercise } from "../grading/exercise.ts";

export default defineExercise({
  id: "partitioner",
  title: "Choose a partition, bit for bit",
  number: 4,
  lesson: "partitioning",
  exports: ["murmur2", "partitionForKey", "Partitioner", "keysThatMove", "shareThatMoves"],
  given: ["errors", "random", "record-size", "types"],
  minutes: 45,
  difficulty: "intermediate",
  tasks: [
    {
      id: "murmur2",
      title: "Hash as Kafka's Java client does",
      section: "from-key-to-partition",
      tests: [
        "Agrees with the hashes in the tests of Kafka's Java client",
        "Agrees with the hashes in the tests of librdkafka, whatever the length of the tail",
        "Agrees with the hashes in the tests of kafkajs",
        "Hashes no bytes at all",
        "Reads bytes from 128 up as unsigned",
        "Hashes a part of a larger buffer",
      ],
      hints: [
        "How many bits does the product of two 32-bit numbers need, and how many of them does a JavaScript number keep exactly? Then hold each line against the recipe: which shift, which bytes, in which order, and from where in the buffer?",
        "Multiply with `Math.imul` everywhere. The bitwise operators already work on 32 bits. Then check the tail: its multiplication happens once, and only if there is a tail.",
        "A word is `b0 | (b1 << 8) | (b2 << 16) | (b3 << 24)`. If you read missing bytes as 0, the tail is one more such word: `h = Math.imul(h ^ word, m)`.",
      ],
    },
    {
      id: "key-to-partition",
      title: "Turn a key into a partition",
      section: "from-key-to-partition",
      tests: [
        "Sends keys where Kafka's Java client sends them",
        "Clears the sign bit of a negative hash and keeps the other bits",
        "Sends the decimal keys 0 to 9 to the partitions that their text hashes to",
        "Hashes a key as UTF-8",
        "Hashes the empty key like any other",
      ],
      hints: [
        "What is `-7 % 3` in JavaScript, and which partition would that be?",
        "Neither `Math.abs` nor `>>> 0` gives the number that Kafka takes the remainder of. Which single bit has to go?",
        "`(murmur2(utf8.encode(key)) & 0x7fffffff) % partitionCount`, with one `TextEncoder` for the module.",
      ],
    },
    {
      id: "precedence",
      title: "Ask for the partition in the right order",
      section: "who-chooses-the-partition",
      tests: [
        "Puts an explicit partition before the key",
        "Takes partition 0 as an explicit choice",
        "Refuses an explicit partition that the topic does not have",
        "Sends a key to one partition, whatever is sent in between",
        "Does not mistake the empty key for no key",
        "Refuses a topic without partitions",
      ],
      hints: [
        "Which values of `record.partition` and `record.key` are falsy and still mean something?",
        'Compare with `undefined` and with `null`, so that 0 and `""` count. Check an explicit partition with `Number.isInteger` and the two bounds.',
        "Three lines: `if (record.partition !== undefined)` check and return it; `if (record.key !== null)` return `partitionForKey(...)`; otherwise return what the sticky state says.",
      ],
    },
    {
      id: "sticky",
      title: "Stick to a partition when there is no key",
      section: "records-without-a-key",
      tests: [
        "Stays on a partition until a batch of bytes went there",
        "Switches after the record that reaches the limit exactly",
        "Counts from 0 again after a switch",
        "May pick the same partition again",
        "Counts bytes, headers included, and not characters",
        "Counts only the records that it placed without a key",
        "Takes 16384 bytes for a batch unless told otherwise",
        "Gives every partition its part in the long run",
      ],
      hints: [
        "When the third record of 40 bytes takes the count to 120 of 100, where does that record itself belong?",
        "Keep two things: the partition, and the bytes that went there. Remember the partition to return before you decide whether to switch.",
        "Take `partition` from the state, add `recordSize(record)`; if the sum is at least `batchBytes`, replace the state by `{ partition: Math.floor(random.next() * partitionCount), bytes: 0 }`; return the partition you took first.",
      ],
    },
    {
      id: "growth",
      title: "Say what adding partitions moves",
      section: "when-the-count-changes",
      tests: [
        "Lists the keys that move, with where from and where to",
        "Moves nothing when the count stays",
        "Gives the share of all keys that move",
        "Moves that share of real keys, give or take",
        "Refuses to take partitions away",
      ],
      hints: [
        "Write `h % 3` and `h % 4` for h from 0 to 11. In how many columns do the two agree, and what happens at 12?",
        "The pattern repeats after the least common multiple of the two counts. Within one period the remainders agree only while h is below the smaller count.",
        "`1 - oldCount / lcm`, where `lcm` is `oldCount * newCount` divided by their greatest common divisor. Euclid: `gcd(a, b)` is `a` if `b` is 0, else `gcd(b, a % b)`.",
      ],
    },
  ],
});
