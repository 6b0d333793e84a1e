import { describe, expect, test } from "vitest";
import type { RunnerState } from "../../grading/runner.ts";
import { containerLine, placeName, ranIn } from "./place-wording.ts";

const ready: RunnerState = { kind: "ready" };
const preparing: RunnerState = {
  kind: "preparing",
  steps: [
    { name: "Check the headers", state: "done", durationMs: 1 },
    { name: "Boot Node.js", state: "running" },
    { name: "Mount the exercises", state: "waiting" },
  ],
};
const unavailable: RunnerState = { kind: "unavailable", title: "You are offline", reason: "No." };

describe("Where the next run takes place", () => {
  test.each([
    ["auto", { kind: "idle" }, "In page"],
    ["auto", preparing, "In page"],
    ["auto", ready, "WebContainer"],
    ["auto", unavailable, "In page"],
    ["webcontainer", preparing, "WebContainer"],
    ["webcontainer", unavailable, "In page"],
    ["in-page", ready, "In page"],
  ] as const)("with %s and a container that is %j: %s", (choice, container, place) => {
    expect(placeName({ choice, container })).toBe(place);
  });
});

test("A verdict names its place, and Node where one ran it", () => {
  expect(ranIn({ runner: "in-page" })).toBe("In page");
  expect(ranIn({ runner: "webcontainer", node: "22.22.0" })).toBe("WebContainer, Node 22.22.0");
});

test("A container that starts is told of by its step", () => {
  expect(containerLine({ kind: "idle" })).toBeUndefined();
  expect(containerLine(preparing)).toBe("Boot Node.js, step 2 of 3");
  expect(containerLine(unavailable)).toBe("You are offline");
});
