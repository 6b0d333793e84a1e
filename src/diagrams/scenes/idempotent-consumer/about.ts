import type { About } from "../about.ts";

export const about: About = {
  title: "Two workers, one message, one effect or two",
  caption:
    "First with a check, then with a claim: the code of the workers is that of the exercise, the first a wrong solution and the second the reference. Kill one of them, or keep ids for longer.",
  signs: [
    ["group-a", "statement"],
    ["slot", "comes next"],
    "committed",
    ["failed", "once too often, or rolled back"],
  ],
  lesson: "idempotent-consumer",
};
