/** Something that a reader would stumble over, for the author to mend. */
export interface Finding {
  /** The file, from the root of the repository, with a line where one is known: `src/a.mdx:12`. */
  readonly where: string;
  /** What is wrong and what to do, in a sentence without a final stop. */
  readonly message: string;
}
