import { codeParts } from "../wording.ts";

/** Text in which back-ticks mark code. */
export function Prose({ text }: { readonly text: string }) {
  return <>{codeParts(text).map((part) => (part.code ? <code>{part.text}</code> : part.text))}</>;
}
