import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** A `details` that is a menu: it closes when the learner goes elsewhere, and gives the focus back on Escape. */
export function useMenu(): {
  readonly menu: RefObject<HTMLDetailsElement>;
  readonly shut: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
} {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const inside = event.target instanceof Node && menu.current?.contains(event.target);
      if (!inside) menu.current?.removeAttribute("open");
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("focusin", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("focusin", close);
    };
  }, []);
  const shut = () => {
    menu.current?.removeAttribute("open");
    menu.current?.querySelector("summary")?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") shut();
  };
  return { menu, shut, onKeyDown };
}
