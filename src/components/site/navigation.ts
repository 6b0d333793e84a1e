/** The parts of the site, in the order in which the bar on top lists them. */

/** An entry of the bar. */
export interface SitePart {
  readonly id: "course" | "exercises" | "interview" | "progress" | "reference";
  readonly title: string;
  /** For `sitePath`. */
  readonly path: string;
  /** The key that goes there after `G`. */
  readonly key: string;
}

export const siteParts = [
  { id: "course", title: "Course", path: "", key: "c" },
  { id: "exercises", title: "Exercises", path: "exercises/", key: "e" },
  { id: "interview", title: "Interview", path: "interview/", key: "i" },
  { id: "progress", title: "Progress", path: "progress/", key: "p" },
  { id: "reference", title: "Reference", path: "reference/", key: "r" },
] as const satisfies readonly SitePart[];

/** Which entry of the bar a page belongs to. */
export type SitePartId = SitePart["id"];
