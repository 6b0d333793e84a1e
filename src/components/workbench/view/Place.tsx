import type { SourcePosition } from "../../../../exercises/grading/verdict.ts";
import { moduleFile } from "../exercise.ts";
import { isMine } from "../state.ts";
import type { PartProps } from "./part.ts";

/** A place in the learner's file, which a click goes to. */
export function Place({
  at,
  facts,
  actions,
}: Pick<PartProps, "facts" | "actions"> & { readonly at: SourcePosition }) {
  const file = moduleFile(facts.exercise);
  const text = `${file}:${at.line}`;
  if (!isMine(at, file)) return <span class="mono">{`${at.file}:${at.line}`}</span>;
  return (
    <button class="wb-place" type="button" onClick={() => actions.goTo(at.line, at.column)}>
      <span class="vh">Go to </span>
      {text}
    </button>
  );
}
