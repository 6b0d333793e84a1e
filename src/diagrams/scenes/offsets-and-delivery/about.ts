import type { About } from "../about.ts";

export const about: About = {
  title: "Two writes, and a crash between them",
  caption:
    "Choose the loop and where the crash falls, then play. In a gap between two writes one of them is missing: without the commit the work is done again, without the work it is never done.",
  signs: [
    "record",
    "slot",
    "committed",
    "in-flight",
    "position",
    "lag",
    "redelivered",
    "crashed",
    ["group-a", "handled"],
    "lost",
  ],
  lesson: "offsets",
};
