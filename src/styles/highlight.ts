/** Highlights code at build time, line by line, for places which show line numbers. */
import { type BundledLanguage, createHighlighter, type Highlighter } from "shiki";
import { classOfColour, NO_TIME_LIMIT, shikiTheme } from "./code-theme.ts";

let highlighter: Promise<Highlighter> | undefined;

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/**
 * The lines of `code` as HTML whose classes are those of `code.css`. Safe to set as HTML: the code is escaped.
 *
 * @example
 * ```astro
 * <ol>{(await highlightLines(source)).map((line) => <li set:html={line} />)}</ol>
 * ```
 */
export async function highlightLines(
  code: string,
  lang: BundledLanguage = "typescript",
): Promise<string[]> {
  highlighter ??= createHighlighter({ themes: [shikiTheme()], langs: ["typescript"] });
  const shiki = await highlighter;
  await shiki.loadLanguage(lang);
  const { tokens } = shiki.codeToTokens(code.replace(/\n$/, ""), {
    lang,
    theme: "minibroker",
    tokenizeTimeLimit: NO_TIME_LIMIT,
  });
  return tokens.map((line) =>
    line
      .map(({ content, color }) => {
        const text = content.replace(/[&<>]/g, (char) => escapes[char] ?? char);
        const name = classOfColour(color);
        if (name === undefined) return text;
        // Short elements, and none shorter than that of every second token, punctuation: a lesson has thousands.
        return name === "p" ? `<i>${text}</i>` : `<i class="${name}">${text}</i>`;
      })
      .join(""),
  );
}
