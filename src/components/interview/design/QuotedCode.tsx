import type { NotQuoted, OwnQuote } from "./own-question.ts";

/** Lines of the learner's own file, with those marked that the question is about. */
function QuotedCode({ quote }: { readonly quote: OwnQuote }) {
  const { file, lines, at, from } = quote;
  const first = lines[0]?.number ?? 1;
  const last = lines.at(-1)?.number ?? first;
  const day = new Date(at).toLocaleDateString("en-GB", { dateStyle: "medium" });
  return (
    <figure class="own-code">
      <figcaption>
        <span class="num">{file}</span>, lines {first} to {last},{" "}
        {from === "passed" ? `as they passed on ${day}` : "as your draft has them now"}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll inside it, by keyboard too. */}
      <section class="code" aria-label={`Your ${file}, lines ${first} to ${last}`} tabIndex={0}>
        <ol style={`--before:${first - 1}`}>
          {lines.map(({ number, pieces, marked }) => {
            const text = pieces.map(({ text: piece, name }, index) =>
              name === undefined ? (
                piece
              ) : (
                <i key={index} class={name}>
                  {piece}
                </i>
              ),
            );
            return (
              <li key={number} class={marked ? "asked" : undefined}>
                {marked ? <mark>{text}</mark> : text}
              </li>
            );
          })}
        </ol>
      </section>
    </figure>
  );
}

/** Below a question about the learner's own solution: the lines that it quotes, or why there are none. */
export function OwnCode({ quote }: { readonly quote: OwnQuote | NotQuoted }) {
  if (typeof quote !== "string") return <QuotedCode quote={quote} />;
  return <p class="no-quote">{reasons[quote]}</p>;
}

const reasons: Readonly<Record<NotQuoted, string>> = {
  absent: "Your solution is not in this browser, so the question is asked without a quote.",
  "other-shape":
    "Your solution is built in a way in which this question finds no line to quote. It holds all the same.",
  "not-fetched":
    "The part of the site that finds your lines could not be fetched, so the question is asked without a quote.",
};
