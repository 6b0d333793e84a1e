import { asCells } from "../wording.ts";

/** A pretty-printed value: small arrays as record cells, everything else as it was printed. */
export function Value({ printed }: { readonly printed: string }) {
  const cells = asCells(printed);
  if (cells === undefined) return <pre class="wb-value">{printed}</pre>;
  return (
    <span class="wb-cells">
      <span class="vh">{printed}</span>
      {cells.map((cell, index) => (
        // The place in the array is what a cell is.
        <span key={index} class="rec rec--work" aria-hidden="true">
          <span>{String(cell)}</span>
        </span>
      ))}
    </span>
  );
}
