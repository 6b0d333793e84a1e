/** Placeholder until the board is wired in. */
export function Whiteboard(_: {
  readonly drawing: string | undefined;
  readonly onDraw: (drawing: string) => void;
}) {
  return null;
}
