/** Fits an exercise's README, which stands alone in a terminal, into a page that has headings of its own. */

/**
 * @param html the rendered README, starting with its `h1`
 * @param level the level of its `## ` headings in the page
 * @returns the HTML without the title, with headings moved down and with ids that start with `task-`
 */
export function embedded(html: string, level: 2 | 3): string {
  return html
    .replace(/<h1[^>]*>[\s\S]*?<\/h1>\s*/, "")
    .replace(/<(\/?)h([2-5])(?=[\s>])/g, (_, slash: string, depth: string) => {
      return `<${slash}h${Number(depth) + level - 2}`;
    })
    .replace(/(<h[2-6][^>]*?\sid=")/g, "$1task-");
}
