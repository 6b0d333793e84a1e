import type { About } from "../about.ts";

export const about: About = {
  title: "A member dies, and the group takes over",
  caption:
    "Until the session of the dead member ends, its partitions have an owner who reads nothing, and their lag grows. Take five consumers for four partitions, or let another assignor share them: how many partitions change hands?",
  signs: ["committed", "lag", "position", ["crashed", "dead"]],
  lesson: "offsets",
};
