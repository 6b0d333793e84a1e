import { type Group, letterOf } from "./signs.ts";

interface Props {
  /** The boundary before the next record to read. */
  readonly x: number;
  /** Middle of the consumer's bar. */
  readonly y: number;
  readonly group?: Group;
  /** `crashed`: hollow with a cross; its hatched bar stays. `idle`: an outline without a lane. */
  readonly state?: "alive" | "crashed" | "idle";
}

/** A consumer: a house with its group's letter, pointing at the next record that it will read. */
export function Position({ x, y, group = "a", state = "alive" }: Props) {
  const house = `M${x} ${y - 13}l8 7v13h-16v-13z`;
  switch (state) {
    case "alive":
      return (
        <>
          <path d={house} class={`${group}-h`} />
          <text x={x} y={y + 3.5} class="badge">
            {letterOf[group]}
          </text>
        </>
      );
    case "crashed":
      return (
        <>
          <path d={house} class="f" style="fill:var(--paper-raised);stroke-width:1.5" />
          <path d={`M${x - 4} ${y - 4}l8 8M${x + 4} ${y - 4}l-8 8`} class="f" />
        </>
      );
    case "idle":
      return (
        <>
          <path d={house} class={group} style="stroke-width:1.5" />
          <text x={x} y={y + 3.5} class={`mid off t-${group}`}>
            {letterOf[group]}
          </text>
        </>
      );
  }
}
