import { strokeOf, type Tone } from "./signs.ts";

interface Props {
  /** The boundary, between two records. */
  readonly x: number;
  /** Middle of the rule. */
  readonly y: number;
  /** Length: 18 under a row, more when it crosses one. */
  readonly h?: number;
  /** A group's tone where groups are compared, otherwise committed. */
  readonly tone?: Tone;
}

/** The double rule: everything before it is committed. */
export function Commit({ x, y, h = 18, tone = "committed" }: Props) {
  return (
    <path
      d={`M${x - 2} ${y - h / 2}v${h}M${x + 2} ${y - h / 2}v${h}`}
      class={strokeOf[tone]}
      style="stroke-width:2"
    />
  );
}
