/** Every key of the site, by place, for people: what the sheet of keys shows. */
import { siteParts } from "../site/navigation.ts";

/** Keys that work in one place. */
export interface KeyGroup {
  readonly where: string;
  /** Pairs of keys and what they do. A space in the keys parts caps; `then` and `to` are words. */
  readonly keys: readonly (readonly [keys: string, does: string])[];
}

/** @param apple whether this machine has ⌘ where others have Ctrl. */
export function allKeys(apple: boolean): readonly KeyGroup[] {
  const primary = apple ? "⌘" : "Ctrl";
  const alt = apple ? "⌥" : "Alt";
  return [
    {
      where: "Anywhere",
      keys: [
        ["/", "Search, and go to any page"],
        [`${primary} K`, "The same, from anywhere but the editor"],
        ["?", "These keys"],
        ["T", "Paper or dark"],
        ...siteParts.map(({ key, title }) => [`G then ${key.toUpperCase()}`, title] as const),
      ],
    },
    {
      where: "Lesson",
      keys: [
        ["[ ]", "Previous, next lesson"],
        ["K J", "Previous, next section"],
        ["N", "Write a note"],
      ],
    },
    {
      where: "Figure, focused",
      keys: [
        ["← →", "Previous, next event"],
        ["Space", "Play or pause"],
        ["Home End", "First, last event"],
        ["X", "Crash"],
        ["R", "Reset"],
      ],
    },
    {
      where: "Workbench",
      keys: [
        [`${primary} ⏎`, "Run the tests"],
        [`${primary} .`, "Stop the run"],
        [`${primary} ⇧ ⏎`, "Commit, when all pass"],
        [`${alt} 1 to 9`, "Go to a file"],
        [`${primary} \\`, "Full screen, and back"],
        ["F8", "Next problem"],
        [`${alt} H`, "Next hint"],
        ["Esc then Tab", "Leave the editor"],
      ],
    },
    {
      where: "Interview",
      keys: [
        [`${primary} ⏎`, "Show the rubric; then keep the score"],
        ["0 1 2", "Score the focused line"],
        ["P", "Pause the clock"],
        [`${alt} P`, "The same, while you type"],
        ["Esc", "Close the whiteboard"],
      ],
    },
  ];
}
