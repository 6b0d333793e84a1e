import type { About } from "../about.ts";

export const about: About = {
  title: "Where a key lands, and where it lands later",
  caption:
    "Type keys of your own: murmur2 puts each where Kafka's client would. Leave some records without a key, make one key hot, let the topic grow, and watch the records of one key.",
  signs: [
    "record",
    "slot",
    ["group-a", "the key sent last"],
    ["group-b", "the same key, elsewhere"],
  ],
  lesson: "partitioning",
};
