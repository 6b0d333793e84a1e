import { expect, test } from "vitest";
import type { PlanPart, PlanRequest } from "../study/interviews.ts";
import { drawPlan, NothingToAskError, type PlanBank } from "./mock-plan.ts";

const bank: PlanBank = {
  questions: ["offsets", "the-log", "partitioning"].flatMap((concept) =>
    (["junior", "mid", "senior"] as const).map((level, index) => ({
      id: `${concept}-${level}`,
      concept,
      level,
      minutes: 3 + index,
    })),
  ),
  scenarios: [
    { id: "feed", level: "mid", minutes: 40, concepts: ["partitioning"] },
    { id: "ledger", level: "senior", minutes: 35, concepts: ["offsets"] },
  ],
};

function plan(change: Partial<PlanRequest> = {}): PlanPart[] {
  return drawPlan({ level: "mid", minutes: 45, concepts: [], seed: 7, ...change }, bank);
}

const minutesOf = (parts: readonly PlanPart[]): number =>
  parts.reduce((sum, { minutes }) => sum + minutes, 0);

const seeds = Array.from({ length: 50 }, (_, seed) => seed);

test.each([15, 30, 45] as const)("fills %i minutes and never exceeds them", (minutes) => {
  for (const seed of seeds) {
    const parts = plan({ minutes, seed });
    expect(minutesOf(parts), `seed ${seed}`).toBeLessThanOrEqual(minutes);
    expect(minutesOf(parts), `seed ${seed}`).toBeGreaterThan(minutes - 5);
    expect(parts[0]?.kind).toBe("warm-up");
  }
});

test("the same seed draws the same plan, and others draw others", () => {
  expect(plan({ seed: 3 })).toEqual(plan({ seed: 3 }));
  expect(new Set(seeds.map((seed) => JSON.stringify(plan({ seed })))).size).toBeGreaterThan(5);
});

test("45 minutes hold a scenario with all its deep dives, if it is short enough", () => {
  const ledger = plan({ concepts: ["offsets"] }).find((part) => part.kind === "scenario");
  expect(ledger).toEqual({ kind: "scenario", scenario: "ledger", minutes: 35, deepDives: 3 });
});

test("30 minutes cut a scenario and take deep dives away; 15 have none", () => {
  for (const seed of seeds) {
    const cut = plan({ minutes: 30, seed }).find((part) => part.kind === "scenario");
    expect(cut?.kind === "scenario" && cut.deepDives, `seed ${seed}`).toBeLessThan(3);
    expect(cut?.kind === "scenario" && cut.deepDives, `seed ${seed}`).toBeGreaterThan(0);
    expect(plan({ minutes: 15, seed }).some((part) => part.kind === "scenario")).toBe(false);
  }
});

test("asks nothing above the level, nothing beside the topics, and nothing twice", () => {
  for (const seed of seeds) {
    const asked = plan({ minutes: 15, concepts: ["offsets", "the-log"], seed }).flatMap((part) =>
      part.kind === "scenario" ? [] : [part.question],
    );
    expect(new Set(asked).size).toBe(asked.length);
    for (const id of asked) expect(id).toMatch(/^(offsets|the-log)-(junior|mid)$/);
  }
});

test("says so when there is nothing to ask", () => {
  expect(() => plan({ concepts: ["cqrs"] })).toThrow(NothingToAskError);
});
