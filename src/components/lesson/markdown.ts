/** The Markdown pipeline's plugins for lessons and for exercise instructions. */
import { basename, dirname, extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { SatteriProcessorOptions } from "@astrojs/markdown-satteri";
import { lessonSlugs } from "../../content/course.ts";
import { markTerms } from "../glossary/mark-terms.ts";
import { ledger, sectioned } from "./sections.ts";

/** A file in the lessons' folder is not a lesson of the outline. */
export class UnknownLessonError extends Error {
  override readonly name = "UnknownLessonError";

  constructor(readonly slug: string) {
    super(
      `src/content/lessons/${slug}.mdx: there is no lesson "${slug}" in src/content/course.ts. ` +
        `Rename the file to one of: ${lessonSlugs.join(", ")}; or add the lesson to the outline.`,
    );
  }
}

/**
 * The offset of a lesson in the course.
 *
 * @throws {UnknownLessonError} when the outline does not have it.
 */
export function lessonOffset(slug: string): number {
  const offset = lessonSlugs.indexOf(slug);
  if (offset < 0) throw new UnknownLessonError(slug);
  return offset;
}

/** Plugins for `satteri({ hastPlugins })`. */
export const hastPlugins: NonNullable<SatteriProcessorOptions["hastPlugins"]> = [
  ({ fileURL }) => {
    const slug = slugOf(fileURL);
    if (slug === undefined) return null;
    const offset = lessonOffset(slug);
    return {
      name: "lesson-sections",
      before: (root, ctx) => ctx.replaceNode(root, sectioned(root, offset)),
    };
  },
  {
    /* Tables inside components, and those of instructions, which are not at the root of a lesson. */
    name: "ledgers",
    element: {
      filter: ["table"],
      visit(node) {
        return node.properties["className"] === undefined ? ledger(node) : undefined;
      },
    },
  },
  ({ fileURL }) => (slugOf(fileURL) === undefined ? null : markTerms()),
];

/** The slug of the lesson that is being processed; undefined if it is something else. */
function slugOf(fileURL: URL | undefined): string | undefined {
  const path = fileURL === undefined ? "" : fileURLToPath(fileURL);
  const inLesson = basename(dirname(path)) === "lessons" && extname(path) === ".mdx";
  return inLesson ? basename(path, ".mdx") : undefined;
}
