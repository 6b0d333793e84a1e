import { describe, expect, test } from "vitest";
import { formatLine } from "./format-value.ts";

const format = (...values: unknown[]) => formatLine(values, 2000);

describe("Formatting values", () => {
  test.each([
    [["a", 1, -0, 2n, undefined, null], "a 1 -0 2n undefined null"],
    [[["a", { b: [1] }]], '[ "a", { b: [ 1 ] } ]'],
    [[new Map([["a", new Set([1])]])], 'Map(1) { "a" => Set(1) { 1 } }'],
    [[[], {}], "[] {}"],
    [[{ "not a name": 1 }], '{ "not a name": 1 }'],
    [[function roll() {}], "[Function roll]"],
    [[new Date(0)], "1970-01-01T00:00:00.000Z"],
    [["%s has %d of %i, 100%%", "p0", 3, 4.7, "left"], "p0 has 3 of 4, 100% left"],
    [["%o", { a: 1 }], "{ a: 1 }"],
  ])("gives what a console would: $1", (values, expected) => {
    expect(format(...values)).toBe(expected);
  });

  test("names the class of an object", () => {
    class Segment {
      readonly base = 0;
    }
    expect(format(new Segment())).toBe("Segment { base: 0 }");
  });

  test("stops at circles, at depth and at many elements", () => {
    const circle: Record<string, unknown> = { a: 1 };
    circle["self"] = circle;
    expect(format(circle)).toBe("{ a: 1, self: [Circular] }");
    expect(format([[[[[1]]]]])).toBe("[ [ [ [ [Array] ] ] ] ]");
    expect(format(new Array(1e6).fill(0))).toMatch(/, \.\.\. 999950 more \]$/);
  });

  test("does not run getters, and survives what throws when it is looked at", () => {
    const held = {
      get lag(): number {
        throw new Error("no");
      },
    };
    expect(format(held)).toBe("{ lag: [Getter] }");
    const hostile = new Proxy(
      {},
      {
        ownKeys() {
          throw new Error("no");
        },
      },
    );
    expect(format("before", hostile)).toBe("before [cannot be shown: Error: no]");
  });

  test("cuts at the limit, and marks the cut", () => {
    expect(formatLine(["x".repeat(1e7)], 5)).toBe("xxxxx...");
    expect(formatLine([["aaaa", "bbbb"]], 6)).toBe('[ "aaa...');
  });
});
