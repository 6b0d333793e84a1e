import type { Evidence as Found } from "../../interview/recogniser.ts";

/** The sentence of an answer that a suggestion goes by, with the words that matched marked in it. */
export function Evidence({
  answer,
  evidence,
}: {
  readonly answer: string;
  readonly evidence: Found;
}) {
  return (
    <blockquote class="evidence">
      {markedSentence(answer, evidence).map(({ text, marked }) =>
        marked ? <mark>{text}</mark> : text,
      )}
    </blockquote>
  );
}

/** The sentence in pieces, in order: what matched, and what stands between. */
export function markedSentence(
  answer: string,
  { sentence, words }: Found,
): { readonly text: string; readonly marked: boolean }[] {
  const ordered = words.toSorted((left, right) => left.start - right.start);
  // The same sentence may stand in the answer twice: the one that the first word is in.
  const start = answer.lastIndexOf(sentence, ordered[0]?.start ?? 0);
  const end = start + sentence.length;
  let from = start;
  const pieces = ordered.flatMap((word) => {
    const before = { text: answer.slice(from, word.start), marked: false };
    from = word.end;
    return [before, { text: answer.slice(word.start, word.end), marked: true }];
  });
  return [...pieces, { text: answer.slice(from, end), marked: false }].filter(
    ({ text }) => text !== "",
  );
}
