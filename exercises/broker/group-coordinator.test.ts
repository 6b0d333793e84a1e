import { expect, test } from "vitest";
import { assignSticky } from "#broker/assignor";
import { ManualClock } from "#broker/clock";
import { CommittedOffsets } from "#broker/consumer-offsets";
import { IllegalGenerationError, UnknownMemberError } from "#broker/errors";
import { GroupCoordinator } from "#broker/group-coordinator";

function setUp() {
  const clock = new ManualClock();
  const committed = new CommittedOffsets();
  const coordinator = new GroupCoordinator({
    group: "billing",
    clock,
    sessionTimeoutMs: 45,
    topics: { orders: 4 },
    assign: assignSticky,
    committed,
  });
  const owners = () =>
    Object.fromEntries(
      [...coordinator.assignment()].map(([id, list]) => [id, list.map((one) => one.partition)]),
    );
  return { clock, committed, coordinator, owners };
}

test("every join is a generation, and shares the partitions anew", () => {
  const { coordinator, owners } = setUp();
  expect(coordinator.join("a0", ["orders"]).generation).toBe(1);
  expect(owners()).toEqual({ a0: [0, 1, 2, 3] });
  expect(coordinator.join("a1", ["orders"]).generation).toBe(2);
  expect(owners()).toEqual({ a0: [0, 1], a1: [2, 3] });
});

test("a member that joins twice is one member, in the same generation", () => {
  const { coordinator, owners } = setUp();
  coordinator.join("a0", ["orders"]);
  expect(coordinator.join("a0", ["orders"]).generation).toBe(1);
  expect(owners()).toEqual({ a0: [0, 1, 2, 3] });
});

test("who leaves gives its partitions to the others at once", () => {
  const { coordinator, owners } = setUp();
  coordinator.join("a0", ["orders"]);
  coordinator.join("a1", ["orders"]);
  coordinator.leave("a0");
  expect(owners()).toEqual({ a1: [2, 3, 0, 1] });
  expect(coordinator.generation).toBe(3);
  coordinator.leave("a0");
  expect(coordinator.generation).toBe(3);
});

test("who sends no heartbeat is gone when its session ends, and not before", async () => {
  const { clock, coordinator, owners } = setUp();
  coordinator.join("a0", ["orders"]);
  coordinator.join("a1", ["orders"]);
  await clock.advance(30);
  coordinator.heartbeat("a1");
  await clock.advance(14);
  expect(Object.keys(owners())).toEqual(["a0", "a1"]);
  await clock.advance(1);
  expect(owners()).toEqual({ a1: [2, 3, 0, 1] });
  expect(() => coordinator.heartbeat("a0")).toThrow(UnknownMemberError);
});

test("a heartbeat tells of the new generation and what it gives", () => {
  const { coordinator } = setUp();
  coordinator.join("a0", ["orders"]);
  coordinator.join("a1", ["orders"]);
  expect(coordinator.heartbeat("a0")).toMatchObject({
    generation: 2,
    partitions: [{ partition: 0 }, { partition: 1 }],
  });
});

test("a zombie's commit is refused, and so is one of an old generation", async () => {
  const { clock, committed, coordinator } = setUp();
  const { generation } = coordinator.join("a0", ["orders"]);
  coordinator.commit("a0", generation, 0, 5);
  coordinator.join("a1", ["orders"]);
  expect(() => coordinator.commit("a0", generation, 0, 6)).toThrow(IllegalGenerationError);
  await clock.advance(45);
  expect(() => coordinator.commit("a0", coordinator.generation, 0, 7)).toThrow(UnknownMemberError);
  expect(committed.fetch("billing", 0)).toBe(5);
});
