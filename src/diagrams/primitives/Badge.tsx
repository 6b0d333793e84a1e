import { type Group, letterOf } from "./signs.ts";

interface Props {
  readonly x: number;
  /** Middle of the badge: the same y as the consumer's bar. */
  readonly y: number;
  readonly group: Group;
  /** `email`, `a0`. */
  readonly name?: string;
  /** Says so, in words and in the failed colour. */
  readonly crashed?: boolean;
}

/** A group or one of its consumers, by name, behind the group's letter. */
export function Badge({ x, y, group, name, crashed = false }: Props) {
  return (
    <>
      <rect x={x} y={y - 9} width="16" height="16" class={`${group}-h`} />
      <text x={x + 8} y={y + 2.8} class="badge">
        {letterOf[group]}
      </text>
      {name !== undefined && (
        <text x={x + 22} y={y + 3} class={crashed ? "t-f" : `t-${group}`}>
          {crashed ? `${name} crashed` : name}
        </text>
      )}
    </>
  );
}
