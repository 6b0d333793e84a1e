import type { About } from "../about.ts";

export const about: About = {
  title: "A buffer fills, and something has to give",
  caption:
    "The same records, the same worker, six answers to a full buffer. The worker never gets faster: see who pays instead, the producer with its time or somebody with a record. Stall it, and a fast one is too slow for a while.",
  signs: ["record", ["slot", "free, or waiting"], "dropped", ["high-water", "mark"]],
  lesson: "back-pressure",
};
