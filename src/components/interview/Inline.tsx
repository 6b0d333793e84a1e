import { runs } from "../../typography/text.ts";

/** A text of the bank, with its code and its emphasis. */
export function Inline({ text }: { readonly text: string }) {
  return (
    <>
      {runs(text).map(({ kind, text: words }) => {
        if (kind === "code") return <code>{words}</code>;
        return kind === "emphasis" ? <em>{words}</em> : words;
      })}
    </>
  );
}
