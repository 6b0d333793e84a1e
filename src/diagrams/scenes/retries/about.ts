import type { About } from "../about.ts";

export const about: About = {
  title: "Where a record waits for its next attempt",
  caption:
    "In place it blocks everybody, in a retry topic it is overtaken, with its key parked only its own key waits. The last row is the order in which the work was done; crash the consumer while a key waits, and something is done twice.",
  signs: [
    "record",
    "slot",
    "failed",
    ["group-a", "done"],
    "committed",
    ["in-flight", "read, not committed"],
    "position",
  ],
  lesson: "dead-letter-queues",
};
