/** A modal dialog: the browser keeps the focus in it, and gives it back. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface Props {
  readonly class: string;
  /** Id of its heading, or else a name. */
  readonly labelledBy?: string;
  readonly label?: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** Open as long as it is rendered. Escape and a press beside it ask to close it. */
export function Dialog({ class: name, labelledBy, label, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  /* At once: a key pressed before it is open would be the page's. */
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press beside the dialog does what Escape does.
    <dialog
      ref={dialog}
      class={`dialog ${name}`}
      aria-labelledby={labelledBy}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div class="dialog-in">{children}</div>
    </dialog>
  );
}
