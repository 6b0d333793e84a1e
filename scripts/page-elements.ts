import type { Element, Root } from "hast";

/** Every element of a parsed page, in its order. */
export function elements(parent: Root | Element): Element[] {
  return parent.children.flatMap((child) =>
    child.type === "element" ? [child, ...elements(child)] : [],
  );
}
