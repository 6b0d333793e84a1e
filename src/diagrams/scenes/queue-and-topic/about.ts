import type { About } from "../about.ts";

export const about: About = {
  title: "Six orders, to workers who share and to groups who do not",
  caption:
    "One producer feeds both. On the queue an order goes to one worker and is gone once it is deleted; in the topic every group reads every order, also the group that joins late. Let the work take longer than the timeout and see who does what twice.",
  signs: [
    "record",
    "slot",
    ["group-a", "in flight"],
    ["expired", "deleted, by"],
    ["in-flight", "timeout left; read, not committed"],
    "committed",
    "position",
    "lag",
  ],
  lesson: "the-log",
};
