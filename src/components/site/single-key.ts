/** Keys without a modifier, such as `N` for a note. */

/**
 * Whether a key press is one. Where the learner writes, or a dialog asks something, a letter is a letter.
 */
export function isSingleKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  const { target } = event;
  if (!(target instanceof Element)) return true;
  return (
    target.closest("input, textarea, select, [contenteditable], dialog, .monaco-editor") === null
  );
}
