import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Assignment,
  assignRange,
  assignRoundRobin,
  assignSticky,
  type Member,
} from "#broker/assignor";

function members(subscriptions: Readonly<Record<string, readonly string[]>>): Member[] {
  return Object.entries(subscriptions).map(([id, topics]) => ({ id, topics }));
}

/** An assignment as text: `t0p1` for each partition. */
function show(assignment: Assignment): Record<string, string> {
  return Object.fromEntries(
    [...assignment].map(([id, list]) => [
      id,
      list.map(({ topic, partition }) => `${topic}p${partition}`).join(" "),
    ]),
  );
}

const none: Assignment = new Map();

test("range gives consecutive partitions, and the surplus to the first members in each topic", () => {
  const both = members({ C1: ["t0", "t1"], C0: ["t0", "t1"] });
  expect(show(assignRange(both, { t0: 3, t1: 3 }))).toEqual({
    C0: "t0p0 t0p1 t1p0 t1p1",
    C1: "t0p2 t1p2",
  });
});

test("range counts only who has subscribed to the topic", () => {
  const mixed = members({ c1: ["t1"], c2: ["t1", "t2"], c3: ["t1"] });
  expect(show(assignRange(mixed, { t1: 3, t2: 2 }))).toEqual({
    c1: "t1p0",
    c2: "t1p1 t2p0 t2p1",
    c3: "t1p2",
  });
});

test("round robin deals all partitions in turn", () => {
  const both = members({ C0: ["t0", "t1"], C1: ["t0", "t1"] });
  expect(show(assignRoundRobin(both, { t0: 3, t1: 3 }))).toEqual({
    C0: "t0p0 t0p2 t1p1",
    C1: "t0p1 t1p0 t1p2",
  });
});

test("round robin skips who has not subscribed, and goes on from there", () => {
  const stairs = members({ C0: ["t0"], C1: ["t0", "t1"], C2: ["t0", "t1", "t2"] });
  expect(show(assignRoundRobin(stairs, { t0: 1, t1: 2, t2: 3 }))).toEqual({
    C0: "t0p0",
    C1: "t1p0",
    C2: "t1p1 t2p0 t2p1 t2p2",
  });
});

test("sticky leaves partitions where they are when a member joins, and takes only what is needed", () => {
  const owned: Assignment = new Map([
    ["c1", [0, 1, 2].map((partition) => ({ topic: "t", partition }))],
  ]);
  const after = assignSticky(members({ c1: ["t"], c2: ["t"] }), { t: 3 }, owned);
  expect(show(after)).toEqual({ c1: "tp0 tp1", c2: "tp2" });
});

test("sticky gives what a lost member had to those who have least", () => {
  const owned: Assignment = new Map([
    [
      "c1",
      [
        { topic: "t", partition: 0 },
        { topic: "t", partition: 1 },
      ],
    ],
    ["c2", [{ topic: "t", partition: 2 }]],
  ]);
  const after = assignSticky(members({ c1: ["t"], c2: ["t"], c3: ["t"] }), { t: 4 }, owned);
  expect(show(after)).toEqual({ c1: "tp0 tp1", c2: "tp2", c3: "tp3" });
});

test("a partition that two members claim counts for neither", () => {
  const owned: Assignment = new Map([
    [
      "c1",
      [
        { topic: "t", partition: 0 },
        { topic: "t", partition: 1 },
      ],
    ],
    [
      "c2",
      [
        { topic: "t", partition: 0 },
        { topic: "t", partition: 2 },
      ],
    ],
  ]);
  const after = assignSticky(members({ c1: ["t"], c2: ["t"], c3: ["t"] }), { t: 3 }, owned);
  expect(show(after)).toEqual({ c1: "tp1", c2: "tp2", c3: "tp0" });
});

test("with more members than partitions somebody has none, and is listed", () => {
  const three = members({ a: ["t"], b: ["t"], c: ["t"] });
  for (const assign of [assignRange, assignRoundRobin]) {
    expect(show(assign(three, { t: 2 }))).toEqual({ a: "tp0", b: "tp1", c: "" });
  }
  expect(show(assignSticky(three, { t: 2 }, none))).toEqual({ a: "tp0", b: "tp1", c: "" });
});

test("every partition has one owner who has subscribed, and equal subscriptions are shared fairly", () => {
  const ids = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"), { minLength: 1 });
  const topics = fc.record({ t0: fc.nat(5), t1: fc.nat(5) });
  fc.assert(
    fc.property(ids, ids, topics, (before, after, sizes) => {
      const subscribed = (list: readonly string[]) =>
        list.map((id) => ({ id, topics: ["t0", "t1"] }));
      const owned = assignSticky(subscribed(before), sizes, none);
      const results = [
        assignRange(subscribed(after), sizes),
        assignRoundRobin(subscribed(after), sizes),
        assignSticky(subscribed(after), sizes, owned),
      ];
      for (const result of results) {
        const all = [...result.values()].flat().map((one) => `${one.topic}p${one.partition}`);
        expect(new Set(all).size).toBe(all.length);
        expect(all).toHaveLength(sizes.t0 + sizes.t1);
        expect([...result.keys()]).toEqual(after.toSorted());
      }
      for (const fair of results.slice(1)) {
        const shares = [...fair.values()].map((list) => list.length);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test("nothing changes hands when nobody comes or goes", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.nat(9), (count, partitions) => {
      const group = Array.from({ length: count }, (_, n) => ({ id: `c${n}`, topics: ["t"] }));
      const first = assignSticky(group, { t: partitions }, none);
      expect(show(assignSticky(group, { t: partitions }, first))).toEqual(show(first));
    }),
  );
});
