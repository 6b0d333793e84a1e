/** Partitions over consumers: one may be idle, one dies, and the group takes over what it had. */
import type { Random } from "#broker/random";
import { choice, type KnobValues } from "../../simulator/knobs.ts";
import { defineScene, type Script } from "../../simulator/scene.ts";
import { list } from "../../simulator/words.ts";
import { type GroupEvent, type GroupState, GroupWorld, PARTITIONS, SESSION_MS } from "./world.ts";

const ROUNDS = 13;
const ROUND_MS = 100;
/** The round in which a member dies. */
const FATAL = 4;
/** Records of one round. */
const RECORDS = 8;

const knobs = {
  consumers: choice("Consumers", { two: "2", three: "3", five: "5" }, "three"),
  strategy: choice(
    "Assignor",
    { range: "range", "round-robin": "round robin", sticky: "sticky" },
    "sticky",
  ),
  death: choice("a1", { yes: "dies", no: "lives" }, "yes"),
};
type Values = KnobValues<typeof knobs>;

export const consumerGroup = defineScene<GroupEvent, GroupState, typeof knobs>({
  id: "consumer-group",
  exercise: "consumer-offsets",
  knobs,
  opening: `A topic of ${PARTITIONS} partitions, and a group without members.`,
  world: ({ strategy }, surroundings) => new GroupWorld(strategy, surroundings),
  script,
  caption,
  breakage: ({ members }) => {
    const victim = members.find(({ alive }) => alive);
    return members.filter(({ alive }) => alive).length > 1 && victim !== undefined
      ? { label: `Kill ${victim.id}`, event: { does: "die", member: victim.id } }
      : undefined;
  },
  isStill: ({ members, partitions }) =>
    partitions.some(
      ({ owner, logEnd, committed }) =>
        logEnd - committed > 5 && members.some(({ id, alive }) => id === owner && !alive),
    ),
});

function* script({ consumers, death }: Values, random: Random): Script<GroupEvent, GroupState> {
  const count = { two: 2, three: 3, five: 5 }[consumers];
  for (let index = 0; index < count; index++) yield { does: "join", member: `a${index}` };
  for (let round = 0; round < ROUNDS; round++) {
    const partitions = Array.from({ length: RECORDS }, () =>
      Math.floor(random.next() * PARTITIONS),
    );
    yield { does: "produce", partitions, after: ROUND_MS };
    if (round === FATAL && death === "yes") yield { does: "die", member: "a1" };
    yield { does: "work" };
  }
}

function caption(event: GroupEvent, after: GroupState, before: GroupState): string {
  const ended =
    after.generation > before.generation && event.does !== "join" ? gone(after, before) : "";
  return `${ended}${told(event, after)}`;
}

function told(event: GroupEvent, after: GroupState): string {
  switch (event.does) {
    case "join": {
      const own = ownOf(event.member, after);
      return `${event.member} joins: generation ${after.generation}. ${own.length === 0 ? "There is no partition left for it, so it is idle." : `It gets ${list(own)}.`}`;
    }
    case "die": {
      const own = ownOf(event.member, after);
      return `${event.member} dies. The coordinator does not know yet: it waits ${SESSION_MS} ms for a heartbeat, and ${own.length === 0 ? "nobody misses it" : `nobody reads ${list(own)} meanwhile`}.`;
    }
    case "produce":
      return `${event.partitions.length} records come in.`;
    case "work": {
      const total = after.partitions.reduce(
        (sum, { logEnd, committed }) => sum + logEnd - committed,
        0,
      );
      return `Each member handles what it can and commits. The lag of the group is ${total}.`;
    }
  }
}

/** Whose session has ended, and who has its partitions now. */
function gone(after: GroupState, before: GroupState): string {
  const lost = before.members.filter(
    ({ id, known }) => known && !after.members.some((one) => one.id === id && one.known),
  );
  const moved = [...after.partitions.keys()].filter(
    (partition) => after.partitions[partition]?.owner !== before.partitions[partition]?.owner,
  );
  return `The session of ${lost.map(({ id }) => id).join(", ")} is over: generation ${after.generation}. ${moved.length === 0 ? "No partition changes hands" : `${list(moved)} change hands`}. `;
}

function ownOf(member: string, { partitions }: GroupState): number[] {
  return [...partitions.keys()].filter((partition) => partitions[partition]?.owner === member);
}
