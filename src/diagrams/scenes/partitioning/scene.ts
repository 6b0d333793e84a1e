/** Where keys land, what records without one do, and what a new partition does to the order of a key. */
import type { Random } from "#broker/random";
import { choice, type KnobValues, text } from "../../simulator/knobs.ts";
import { defineScene, type Script } from "../../simulator/scene.ts";
import { type KeyEvent, type KeyState, KeyWorld } from "./world.ts";

/** Records before and after the topic grows. */
const BEFORE = 14;
const AFTER = 10;
/** More rows do not fit the plate. */
const MOST_PARTITIONS = 6;

const knobs = {
  keys: text("Keys", "ada bob cy dan eve"),
  keyless: choice("Without a key", { none: "none", third: "a third", all: "all" }, "none"),
  spread: choice("The first key has", { even: "its share", hot: "half of the records" }, "even"),
  count: choice("Partitions", { "2": "2", "3": "3" }, "3"),
  grow: choice(
    "Then the topic grows",
    { one: "by one", double: "to twice as many", no: "not" },
    "one",
  ),
};
type Values = KnobValues<typeof knobs>;

export const partitioning = defineScene<KeyEvent, KeyState, typeof knobs>({
  id: "partitioning",
  exercise: "partitioner",
  knobs,
  opening:
    "An empty topic, orders. The producer chooses the partition of every record before it sends it.",
  world: ({ count }, surroundings) => new KeyWorld(Number(count), surroundings),
  script,
  caption: (event, after, before) =>
    event.does === "grow" ? grown(event.to, before) : sent(after, before),
  breakage: ({ partitions }) =>
    partitions.length < MOST_PARTITIONS
      ? {
          label: "Add a partition",
          event: { does: "grow", to: partitions.length + 1, after: 1000 },
        }
      : undefined,
  isStill: ({ partitions, last }) =>
    partitions.length > 3 && last?.key != null && homesOf(last.key, partitions).length > 1,
});

function* script(
  { keys, keyless, spread, count, grow }: Values,
  random: Random,
): Script<KeyEvent, KeyState> {
  const words = keys.split(/\s+/).filter((word) => word !== "");
  const share = { none: 0, third: 1 / 3, all: 1 }[keyless];
  const draw = (): KeyEvent => {
    const isKeyless = random.next() < share || words.length === 0;
    const place = spread === "hot" && random.next() < 0.5 ? 0 : random.next() * words.length;
    const key = isKeyless ? null : (words[Math.floor(place)] ?? null);
    return { does: "send", key, after: 10 };
  };
  let now = Number(count);
  for (let sent = 0; sent < BEFORE; sent++) now = (yield draw()).partitions.length;
  // The reader may have added some already.
  const to = Math.min({ one: now + 1, double: now * 2, no: now }[grow], MOST_PARTITIONS);
  if (to > now) yield { does: "grow", to, after: 1000 };
  for (let sent = 0; sent < AFTER; sent++) yield draw();
}

/** The partitions that hold records of a key. */
export function homesOf(key: string, partitions: KeyState["partitions"]): number[] {
  return [...partitions.keys()].filter((partition) => partitions[partition]?.includes(key));
}

function sent({ last, partitions }: KeyState, before: KeyState): string {
  if (last === null) return "";
  const { key, partition, hash } = last;
  const count = partitions.length;
  if (key === null || hash === null) {
    const sticks = before.last?.key === null && before.last.partition === partition;
    return sticks
      ? `No key: the producer sticks to orders-${partition} until the batch is full.`
      : `No key: any partition will do. The producer picks orders-${partition}, and sticks to it for a batch.`;
  }
  const others = homesOf(key, before.partitions).filter((home) => home !== partition);
  const sum = `${key} hashes to ${hash}; without the sign, modulo ${count}, that is ${partition}.`;
  return others.length === 0
    ? `${sum} All of its records are in orders-${partition}, in order.`
    : `${sum} Its earlier records are in orders-${others.join(" and ")}: between the two there is no order.`;
}

function grown(to: number, { partitions }: KeyState): string {
  return `The topic grows from ${partitions.length} to ${to} partitions. What is written stays where it is; from now on every remainder is taken by ${to}.`;
}
