import type { About } from "../about.ts";

export const about: About = {
  title: "Retention overtakes a reader",
  caption:
    "Billing keeps up, audit does not. Play it, then keep records for longer, make the segments smaller, or let audit read faster: who is overtaken, and by how much?",
  signs: [
    "record",
    "slot",
    ["expired", "deleted"],
    "position",
    ["group-a", "just read"],
    ["lost", "never read"],
  ],
  lesson: "the-log",
};
